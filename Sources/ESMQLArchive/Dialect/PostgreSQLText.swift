internal import QueryEngine

/// Literals and names in PostgreSQL's spelling.
enum PostgreSQLText {
    /// A quoted name.
    static func name(_ name: String) -> String { name.quotedIdentifier }

    /// A text; nil where PostgreSQL cannot hold it.
    ///
    /// A backslash means itself: the connection keeps `standard_conforming_strings` on.
    static func text(_ text: String) -> String? {
        text.utf8.contains(0) ? nil : "\(text.quotedLiteral)::text"
    }

    /// An integer.
    static func integer(_ value: Int64) -> String { value < 0 ? "'\(value)'::bigint" : "\(value)::bigint" }

    /// A double; nil for what is no number.
    static func real(_ value: Double) -> String? {
        value.isFinite ? "'\(value)'::double precision" : nil
    }
}
