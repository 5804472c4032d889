/// The classes of bytes that decide where a token ends.
extension UInt8 {
    /// `0` to `9`.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// `0` to `9`, `a` to `f` in either case.
    var isHexDigit: Bool { isDigit || (lowercased >= 0x61 && lowercased <= 0x66) }

    /// A letter of ASCII.
    var isLetter: Bool { lowercased >= 0x61 && lowercased <= 0x7A }

    /// A byte that continues a bare word: letters, digits, `_`, `$` and everything beyond ASCII.
    var continuesWord: Bool { isLetter || isDigit || self == 0x5F || self == 0x24 || self >= 0x80 }

    /// A byte that begins a bare word.
    var beginsWord: Bool { isLetter || self == 0x5F || self >= 0x80 }

    /// A byte that continues a run of white space.
    var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

    /// The letter in lower case; any other byte as it is.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8 { isDigit ? self - 0x30 : lowercased - 0x61 + 10 }
}
