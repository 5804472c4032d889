/// One statement of a script.
public struct Statement: Sendable {
    /// What the statement is.
    public var kind: Kind
    /// The parameters that it uses, each once, in the order of their numbers.
    public var parameters: [Parameter]
    /// Where it stands, without the semicolon that ends it.
    public var span: SourceSpan

    /// A statement of a kind at a place.
    public init(kind: Kind, parameters: [Parameter] = [], span: SourceSpan) {
        self.kind = kind
        self.parameters = parameters
        self.span = span
    }

    /// The statements of the language.
    public enum Kind: Sendable {
        /// `SELECT …`, `VALUES …` or `WITH … SELECT …`.
        case query(Query)
        /// `EXPLAIN [ANALYZE] query`; `QUERY PLAN` is accepted and means the same.
        case explain(analyze: Bool, Query)
        /// `CREATE [TEMP] TABLE [IF NOT EXISTS] name AS query`.
        case createTable(name: Identifier, ifNotExists: Bool, Query)
        /// `CREATE [TEMP] VIEW [IF NOT EXISTS] name [(columns)] AS query`.
        case createView(name: Identifier, ifNotExists: Bool, columns: [Identifier], Query)
        /// `DROP TABLE [IF EXISTS] name` or `DROP VIEW [IF EXISTS] name`.
        case drop(DropTarget, name: Identifier, ifExists: Bool)
        /// `SHOW TABLES`.
        case showTables
        /// `SHOW SETTINGS`.
        case showSettings
        /// `DESCRIBE name` (or `DESC name`).
        case describe(Identifier)
        /// `SET name = value` (or `SET name TO value`); a bare word is a text value.
        case set(name: Identifier, value: Expression)
        /// `REFRESH name`: forget what is cached of a table.
        case refresh(Identifier)
    }

    /// What `DROP` removes.
    public enum DropTarget: Sendable {
        /// A snapshot table.
        case table
        /// A view.
        case view
    }
}
