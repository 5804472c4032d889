extension DisplayWidth {
    /// The East Asian wide and fullwidth blocks of Unicode 17 that are not emoji, in ascending order.
    ///
    /// Unassigned gaps between them are counted in.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul leading consonants
        0x2329...0x232A,  // angle brackets
        0x2630...0x2637,  // trigrams
        0x268A...0x268F,  // monograms and digrams
        0x2E80...0x303E,  // radicals, description characters, CJK punctuation
        0x3041...0x3247,  // kana, bopomofo, Hangul compatibility, enclosed
        0x3250...0xA4C6,  // CJK ideographs, hexagrams, Yi
        0xA960...0xA97C,  // Hangul leading consonants, extended
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // CJK compatibility ideographs
        0xFE10...0xFE19,  // vertical forms
        0xFE30...0xFE6B,  // CJK compatibility and small forms
        0xFF01...0xFF60,  // fullwidth forms
        0xFFE0...0xFFE6,  // fullwidth signs
        0x16FE0...0x1B2FB,  // Tangut, Khitan, kana supplements, Nushu
        0x1D300...0x1D376,  // Tai Xuan Jing symbols, counting rods
        0x1F200...0x1F265,  // enclosed ideographs
        0x20000...0x3FFFD,  // the ideographic planes
    ]

    /// Whether a scalar takes two columns by itself.
    ///
    /// - Parameter scalar: A scalar that is no combining mark.
    /// - Returns: True for wide, fullwidth and default emoji characters.
    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        guard value >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].upperBound < value {
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low < wideRanges.count, wideRanges[low].contains(value) { return true }
        return scalar.properties.isEmojiPresentation
    }
}
