internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The conditions on a table that it can apply, over the table as PostgreSQL calls it.
    ///
    /// What can fail there and not in SQLite is left out: the rows go through the conditions again.
    func conditions(
        _ narrowing: RowNarrowing, on relation: ArchiveRelation, as table: String
    ) -> (sql: [String], applied: Set<SourceSpan>) {
        let scope = TranslationScope(parent: nil, common: nil)
        let columns = relation.columns(in: table)
        scope.sources = [TranslationSource(name: narrowing.name.asciiLowercased, columns: columns)]
        var sql: [String] = []
        var applied: Set<SourceSpan> = []
        for condition in narrowing.conditions {
            mayFail = false
            guard let text = try? truth(condition, in: scope), !mayFail else { continue }
            sql.append(text)
            applied.insert(condition.span)
        }
        for (column, values) in narrowing.values where columns.indices.contains(column) {
            let value = columns[column].value
            guard let list = try? values.map({ try Self.held($0, value) }) else { continue }
            let text = list.isEmpty ? "FALSE" : "(\(value.sql) IN (\(list.joined(separator: ", "))))"
            if !sql.contains(text) { sql.append(text) }
        }
        return (sql, applied)
    }

    /// A value as a column of the archive holds it; times come as milliseconds.
    private static func held(_ value: Value, _ column: Translated) throws(NotTranslated) -> String {
        let sql: String? =
            switch (column.type, value) {
            case (.time, .integer(let time)): TimeForm.literal(time)
            case (.integer, .integer(let integer)): PostgreSQLText.integer(integer)
            case (.text, .text(let text)): PostgreSQLText.text(text)
            default: nil
            }
        guard let sql else { throw NotTranslated(SourceSpan(0, 0), "a value of another type") }
        return sql
    }
}
