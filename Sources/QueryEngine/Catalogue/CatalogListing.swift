internal import SQLSyntax

/// What SHOW TABLES and DESCRIBE say of a catalogue.
///
/// The columns' names are the same in every language; the texts in them are not.
struct CatalogListing {
    private let schemas: [TableSchema]
    private let language: Language

    /// The listing of some tables.
    ///
    /// - Parameters:
    ///   - schemas: the tables; of two with one name the later one counts.
    ///   - language: the language of the texts.
    init(_ schemas: [TableSchema], language: Language) {
        self.schemas = schemas
        self.language = language
    }

    /// The tables: name, what they need, their window, the section of the reference, and what they hold.
    var tables: QueryResult {
        Engine.result(
            columns: Self.texts(["table", "required", "windowed by", "section", "summary"]),
            rows: schemas.map { schema in
                let required = schema.parameters.filter(\.isRequired).map(\.column)
                return [
                    .text(schema.name), .text(required.joined(separator: ", ")),
                    .text(schema.timeColumn ?? ""), .text(schema.reference?.section ?? ""),
                    .text(schema.summary[language]),
                ]
            }, description: .tables(schemas, language))
    }

    /// The columns of a table: name, type, the site's own names, the parameter that conditions reach and by which
    /// operators, unit, codes, and what they mean.
    func columns(of name: Identifier) throws(QueryError) -> QueryResult {
        let schema = try schema(named: name)
        return Engine.result(
            columns: Self.texts([
                "column", "type", "also called", "parameter", "operators", "unit", "codes", "summary",
            ]),
            rows: schema.columns.map { column in
                let reach = schema.reach(of: column.name)
                let type = column.isHidden ? "\(column.type.rawValue) (hidden)" : column.type.rawValue
                return [
                    .text(column.name), .text(type),
                    .text(column.wireNames.filter { $0 != column.name }.joined(separator: ", ")),
                    .text(reach.map(Self.parameter) ?? ""),
                    .text(reach?.operators.joined(separator: " ") ?? ""),
                    .text(column.unit?[language] ?? ""),
                    .text(column.codes.map { "\($0.value) \($0.meaning[language])" }.joined(separator: ", ")),
                    .text(column.summary[language]),
                ]
            }, description: .table(schema, language))
    }

    /// Makes sure that there is a table of a name.
    ///
    /// - Returns: the table.
    /// - Throws: a ``QueryError`` with the nearest names where there is none.
    @discardableResult
    func schema(named name: Identifier) throws(QueryError) -> TableSchema {
        let folded = name.name.asciiLowercased
        if let schema = schemas.last(where: { $0.name.asciiLowercased == folded }) { return schema }
        let near = Nearest.names(to: name.name, among: schemas.map(\.name))
        throw QueryError([
            Diagnostic(
                .unknownTable, "no such table: \(name.name)", at: name.span,
                hints: near.isEmpty
                    ? ["SHOW TABLES lists the tables"] : ["did you mean \(near.joined(separator: " or "))?"])
        ])
    }

    private static func parameter(_ reach: ColumnReach) -> String {
        if reach.isWindow { return "window" }
        return reach.isRequired ? "\(reach.parameter) (required)" : reach.parameter
    }

    private static func texts(_ names: [String]) -> [ResultColumn] {
        names.map { ResultColumn(name: $0, type: .text) }
    }
}
