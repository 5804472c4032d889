internal import QueryEngine

/// A table of the archive as queries name it.
struct ArchiveView {
    /// The table in queries.
    let schema: TableSchema
    /// The same in PostgreSQL.
    let relation: ArchiveRelation

    /// The views of a table: itself, and the history of one whose rows are a state of things.
    static func views(of table: ArchiveTable) -> [ArchiveView] {
        switch table.kind {
        case .series(let time):
            return [ArchiveView(table, "archive.\(table.name)", source: table.qualifiedName, time: time)]
        case .snapshot:
            let current = "(SELECT * FROM \(table.qualifiedName) WHERE \"\(ArchiveTable.validTo)\" IS NULL)"
            return [
                ArchiveView(
                    table, "archive.\(table.name)", source: current, validity: [validFrom(isHidden: true)]),
                ArchiveView(
                    table, "archive.\(table.name)_history", source: table.qualifiedName,
                    validity: [validFrom(isHidden: false), validTo]),
            ]
        }
    }

    private init(
        _ table: ArchiveTable, _ name: String, source: String, validity: [Column] = [], time: String? = nil
    ) {
        let shown = Dictionary(
            table.schema.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var columns = table.columns.compactMap { shown[$0.name] } + validity
        for index in columns.indices { columns[index].source = .none }
        var schema = TableSchema(
            name: name, columns: columns, timeColumn: time,
            summary: LocalizedText(
                validity.contains { !$0.isHidden }
                    ? "\(table.schema.summary.english), as they were at any time, from the archive"
                    : "\(table.schema.summary.english), from the archive",
                chinese: table.schema.summary.chinese.map { "\($0)（存档）" }))
        // Whoever names no time asks for all of the archive.
        schema.isWindowOptional = true
        self.schema = schema
        relation = ArchiveRelation(
            name: name, source: source,
            columns: columns.map { ArchiveRelationColumn(column: $0, name: $0.name) })
    }

    private static func validFrom(isHidden: Bool) -> Column {
        Column(
            ArchiveTable.validFrom, .time, source: ColumnSource.none, isHidden: isHidden,
            summary: LocalizedText(
                "since when it is so, as far as the archive has seen", chinese: "从何时起如此（以存档所见为准）"))
    }

    private static let validTo = Column(
        ArchiveTable.validTo, .time, source: ColumnSource.none,
        summary: LocalizedText("when it ceased to be so; NULL while it is", chinese: "到何时为止；仍然如此时为 NULL"))
}
