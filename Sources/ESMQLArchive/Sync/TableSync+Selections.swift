internal import QueryEngine

/// Tables of which the site wants to know a value in each request, such as the host.
extension TableSync {
    /// The selections that together have all rows wanted: one, unless values come from another table.
    mutating func findSelections() async throws -> [ArchiveSelection] {
        let whole = ArchiveSelection(options.only)
        let missing = table.schema.parameters.filter { $0.isRequired && options.only[$0.column] == nil }
        var selections = [whole]
        for parameter in missing {
            let values = try await values(of: parameter)
            selections = selections.flatMap { selection in values.map { selection.with(parameter.column, $0) }
            }
        }
        return selections
    }

    /// The values of a parameter, from the table of the things that it names.
    private mutating func values(of parameter: ScanParameter) async throws -> [String] {
        let source = engine.catalog.providers.first { provider in
            provider.schema.name != table.name && provider.schema.timeColumn == nil && !provider.cost.isFree
                && !provider.schema.parameters.contains(where: \.isRequired)
                && provider.schema.columns.contains { $0.name == parameter.column && !$0.isHidden }
        }
        guard let source else {
            throw QueryError(
                .configuration, code: "sync-tables",
                message:
                    "\(table.name) cannot be read without a value for \(parameter.column), and no table has them all; "
                    + "name those to sync: --only \(parameter.column)=…")
        }
        let column = parameter.column.quotedIdentifier
        let text =
            "select distinct \(column) from \(source.schema.name.quotedIdentifier) "
            + "where \(column) is not null order by 1"
        let asked = engine.readingAnew(maximumRequests: remainingRequests)
        let result = try await asked.query(SQLQuery(text: text))
        let rows = try await result.allRows()
        note(requests: await result.cost.pages)
        return rows.compactMap { row in
            switch row.values.first {
            case .text(let text)?: text
            case .integer(let number)?: String(number)
            default: nil
            }
        }
    }
}
