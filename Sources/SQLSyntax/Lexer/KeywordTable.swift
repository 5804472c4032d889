/// The keywords by their bytes.
enum KeywordTable {
    /// A keyword with its lower-case spelling.
    private struct Entry {
        var spelling: [UInt8]
        var keyword: Keyword
    }

    /// The entries in slots by length and first letter.
    private static let slots: [[Entry]] = {
        var slots = [[Entry]](repeating: [], count: (longest + 1) * 32)
        for keyword in Keyword.allCases {
            let spelling = Array(keyword.rawValue.utf8)
            let slot = spelling.count * 32 + Int(spelling[0] & 0x1F)
            slots[slot].append(Entry(spelling: spelling, keyword: keyword))
        }
        return slots
    }()

    private static let longest = Keyword.allCases.reduce(0) { max($0, $1.rawValue.utf8.count) }

    /// The keyword that the bytes of a word spell in any letter case.
    static func keyword(_ bytes: [UInt8], from start: Int, to end: Int) -> Keyword? {
        let length = end - start
        guard length >= 2, length <= longest else { return nil }
        for entry in slots[length * 32 + Int(bytes[start] & 0x1F)]
        where matches(entry.spelling, bytes, start) {
            return entry.keyword
        }
        return nil
    }

    /// The keyword that a word spells in any letter case.
    static func keyword(_ word: String) -> Keyword? {
        let bytes = Array(word.utf8)
        return keyword(bytes, from: 0, to: bytes.count)
    }

    private static func matches(_ spelling: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
        for index in spelling.indices where bytes[start + index].lowercased != spelling[index] {
            return false
        }
        return true
    }
}
