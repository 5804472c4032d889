/// The known values of a column, each with one canonical spelling and any number of others.
public struct Enumeration: Sendable {
    /// The canonical spellings, in the order given.
    public let values: [String]
    private let canonicalByFolded: [String: String]

    /// An enumeration.
    ///
    /// - Parameter spellings: the canonical spelling of each value, with the other spellings of it. Case never
    ///   matters, and `-` is the same as `_`.
    public init(_ spellings: KeyValuePairs<String, [String]>) {
        values = spellings.map(\.key)
        var table: [String: String] = [:]
        for (value, others) in spellings {
            for spelling in [value] + others { table[Self.folded(spelling)] = value }
        }
        canonicalByFolded = table
    }

    /// The canonical spelling of a value, or nil where the value is not known.
    public func canonical(_ spelling: String) -> String? {
        canonicalByFolded[Self.folded(spelling)]
    }

    private static func folded(_ spelling: String) -> String {
        String(
            decoding: spelling.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "-"): UInt8(ascii: "_")
                case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x20
                default: byte
                }
            }, as: UTF8.self)
    }
}
