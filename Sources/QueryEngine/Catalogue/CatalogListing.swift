internal import SQLSyntax

/// What SHOW TABLES and DESCRIBE say of a catalogue.
struct CatalogListing {
    private let catalog: Catalog

    init(_ catalog: Catalog) {
        self.catalog = catalog
    }

    /// The tables: name, what they need, and what they hold.
    var tables: QueryResult {
        Engine.result(
            columns: ["table", "required", "windowed by", "summary"].map {
                ResultColumn(name: $0, type: .text)
            },
            rows: catalog.providers.map(\.schema).map { schema in
                let required = schema.parameters.filter(\.isRequired).map(\.column)
                return [
                    .text(schema.name), .text(required.joined(separator: ", ")),
                    .text(schema.timeColumn ?? ""), .text(schema.summary),
                ]
            })
    }

    /// The columns of a table: name, type, the site's own names, the parameter they reach, and what they mean.
    func columns(of name: Identifier) throws(QueryError) -> QueryResult {
        guard let schema = catalog.provider(named: name.name)?.schema else {
            let near = Nearest.names(to: name.name, among: catalog.providers.map(\.schema.name))
            throw QueryError([
                Diagnostic(
                    .unknownTable, "no such table: \(name.name)", at: name.span,
                    hints: near.isEmpty
                        ? ["SHOW TABLES lists the tables"]
                        : ["did you mean \(near.joined(separator: " or "))?"])
            ])
        }
        return Engine.result(
            columns: ["column", "type", "also called", "parameter", "summary"].map {
                ResultColumn(name: $0, type: .text)
            },
            rows: schema.columns.map { column in
                var parameters = schema.parameters.filter { $0.column == column.name }.map { parameter in
                    parameter.isRequired ? "\(parameter.name) (required)" : parameter.name
                }
                if schema.timeColumn == column.name { parameters.append("window") }
                let type = column.isHidden ? "\(column.type.rawValue) (hidden)" : column.type.rawValue
                return [
                    .text(column.name), .text(type),
                    .text(column.wireNames.filter { $0 != column.name }.joined(separator: ", ")),
                    .text(parameters.joined(separator: ", ")), .text(column.summary),
                ]
            })
    }
}
