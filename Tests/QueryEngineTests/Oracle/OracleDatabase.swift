@testable import QueryEngine

/// SQLite over the whole tables: what the engine's answer has to be.
final class OracleDatabase {
    private let connection: Connection

    init(_ world: OracleWorld) throws {
        connection = try Connection()
        try TimeFunctions.register(on: connection, now: OracleWorld.now)
        for table in world.tables {
            let visible = table.schema.columns.indices.filter { !table.schema.columns[$0].isHidden }
            let twin = try TwinTable(
                name: table.schema.name,
                columns: visible.map {
                    StoredColumn(name: table.schema.columns[$0].name, column: table.schema.columns[$0])
                }, on: connection)
            let rows = table.rows.map { row in visible.map { row[$0] } }
            let page = Page(.rows(rows), fetchedAt: OracleWorld.now)
            _ = try twin.insert(page, of: ScanRequest(columns: visible))
        }
    }

    func answer(_ sql: String, _ parameters: [Value]) throws -> Answer {
        let statement = try PreparedStatement(sql, on: connection)
        for (index, value) in parameters.enumerated() where index < statement.parameterCount {
            try statement.bind(value, at: index + 1)
        }
        var rows: [[Value]] = []
        while try statement.step() { rows.append(statement.row().values) }
        return Answer(statement.columnNames, rows)
    }
}
