internal import QueryEngine
internal import SQLSyntax

/// Translates queries of the language into PostgreSQL's SQL, where both mean the same.
///
/// What SQLite decides row by row has to be decided here once: every expression has one type, and whatever depends on
/// more than that is refused. The answer of what is translated is the one that SQLite would give over the same tables,
/// the last digits of sums of REAL and the order of rows that no ORDER BY decides aside.
final class SQLTranslator {
    /// The tables of the archive, by their names in small letters.
    let relations: [String: ArchiveRelation]
    /// The text that spans are of.
    let text: SourceText
    private let constants: RemoteConstants
    /// How many tables of the statement have a name of ours.
    private var tables = 0
    /// The common table expressions of the statement so far, in an order in which each one reads earlier ones.
    private(set) var common: [(name: String, sql: String)] = []
    /// Whether evaluating what was translated can fail where SQLite would not, as an integer can become too large.
    var mayFail = false

    /// A translator.
    ///
    /// - Parameters:
    ///   - relations: the tables of the archive, by their names in small letters.
    ///   - text: the text that spans are of.
    ///   - constants: works out expressions that need no row.
    init(relations: [String: ArchiveRelation], text: SourceText, constants: @escaping RemoteConstants) {
        self.relations = relations
        self.text = text
        self.constants = constants
    }

    /// A name for a table that nothing else in the statement has.
    func newTable() -> String {
        tables += 1
        return "t\(tables)"
    }

    /// The value of an expression that needs no row; nil for any other one.
    func constant(_ expression: Expression) -> Value? {
        switch expression.kind {
        // The affinity of a CAST goes with it.
        case .cast: nil
        case .parenthesized(let inner): constant(inner)
        default: constants(expression)
        }
    }

    /// Takes a translated common table expression into the statement.
    func addCommon(_ name: String, _ sql: String) {
        common.append((name, sql))
    }

    /// A whole statement, the common table expressions put before it.
    func statement(_ sql: String) -> String {
        guard !common.isEmpty else { return sql }
        return "WITH \(common.map { "\($0.name) AS (\($0.sql))" }.joined(separator: ", ")) \(sql)"
    }

    /// The refusal of something.
    func refusal(_ span: SourceSpan, _ reason: String) -> NotTranslated { NotTranslated(span, reason) }
}
