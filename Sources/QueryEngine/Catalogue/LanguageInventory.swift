/// What the language has beside its grammar, for whoever helps people to write it.
package enum LanguageInventory {
    /// The functions that a query can call, in the order of the alphabet; operators among them left out.
    package static var functions: [String] {
        KnownFunctions().names.filter { name in name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    }

    /// The functions that stand where a table does.
    package static var tableFunctions: [String] { FunctionKinds.tables.keys.sorted() }

    /// The settings that SET changes, each with values that it may have.
    package static let settings: [(name: String, values: [String])] = [
        ("cache_ttl", ["'1m'", "'5m'", "'1h'", "off"]),
        ("max_memory", ["'256MB'", "'512MB'", "'2GB'", "unlimited"]),
        ("max_requests", ["100", "1000", "unlimited"]),
        ("timeout", ["'30s'", "'5m'", "'1h'", "off"]),
        ("window", ["'1h'", "'24h'", "'7d'"]),
    ]

    /// Milliseconds of a span such as `90s`, `15m`, `24h`, `7d` or `2w`; nil where it is none.
    package static func milliseconds(ofSpan span: String) -> Int64? {
        TimeFunctions.milliseconds(ofSpan: span)
    }
}
