internal import QueryEngine
internal import SQLSyntax

/// A table of the archive.
struct ArchiveTableProvider: NarrowableProvider {
    /// The name of the table in its statements.
    private static let alias = "t1"

    let schema: TableSchema
    let relation: ArchiveRelation
    let archive: Archive
    /// What its rows have to meet.
    var conditions: [String] = []

    func narrowed(by narrowing: RowNarrowing) -> (provider: any TableProvider, applied: Set<SourceSpan>) {
        // Spans are not looked up: nothing here needs the text.
        let translator = SQLTranslator(relations: [:], text: SourceText(""), constants: narrowing.constants)
        let (sql, applied) = translator.conditions(narrowing, on: relation, as: Self.alias)
        var provider = self
        provider.conditions = sql
        return (provider, applied)
    }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        ArchivePages(
            archive: archive, sql: statement(for: request), width: request.columns.count, table: relation.name
        )
    }

    var cost: ScanCost { ScanCost(isFree: true) }

    func requestLine(for request: ScanRequest) -> String { statement(for: request) }

    private func statement(for request: ScanRequest) -> String {
        let columns = request.columns.map { relation.columns[$0].translated(in: Self.alias).sql }
        var conditions = window(request.window)
        for condition in self.conditions where !conditions.contains(condition) {
            conditions.append(condition)
        }
        let list = columns.isEmpty ? "NULL::bigint" : columns.joined(separator: ", ")
        let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT \(list) FROM \(relation.source) AS \(Self.alias)\(filter)"
    }

    /// The conditions of a window, both ends included.
    private func window(_ window: TimeWindow?) -> [String] {
        guard let window, let time = schema.timeColumn,
            let column = relation.columns.first(where: { $0.column.name == time })
        else { return [] }
        let sql = column.translated(in: Self.alias).sql
        var conditions: [String] = []
        if window.isBoundedBelow, let begin = TimeForm.literal(window.begin) {
            conditions.append("(\(sql) >= \(begin))")
        }
        if window.isBoundedAbove, let end = TimeForm.literal(window.end) {
            conditions.append("(\(sql) <= \(end))")
        }
        return conditions
    }
}
