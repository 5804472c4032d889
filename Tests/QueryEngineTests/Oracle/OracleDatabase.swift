internal import CSQLite

@testable import QueryEngine

/// SQLite over the whole tables: what the engine's answer has to be.
final class OracleDatabase {
    private let connection: Connection
    private let steps = OracleSteps()

    /// Whether the last answer was given up.
    var gaveUp: Bool { steps.areTooMany }

    /// SQLite over the tables of a world; with `isReversed` their rows stand the other way round.
    init(_ world: OracleWorld, isReversed: Bool = false) throws {
        connection = try Connection()
        try TimeFunctions.register(on: connection, now: OracleWorld.now)
        steps.count(on: connection)
        for table in world.tables {
            let visible = table.schema.columns.indices.filter { !table.schema.columns[$0].isHidden }
            let twin = try TwinTable(
                name: table.schema.name,
                columns: visible.map {
                    StoredColumn(name: table.schema.columns[$0].name, column: table.schema.columns[$0])
                }, on: connection)
            let rows = table.rows.map { row in visible.map { row[$0] } }
            let page = Page(.rows(isReversed ? rows.reversed() : rows), fetchedAt: OracleWorld.now)
            _ = try twin.insert(page, of: ScanRequest(columns: visible))
        }
    }

    /// The answer; an error where there is none within a number of SQLite's steps, as of joins without conditions.
    func answer(_ sql: String, _ parameters: [Value]) throws -> Answer {
        let statement = try PreparedStatement(sql, on: connection)
        steps.begin()
        for (index, value) in parameters.enumerated() where index < statement.parameterCount {
            try statement.bind(value, at: index + 1)
        }
        var rows: [[Value]] = []
        while try statement.step() { rows.append(statement.row().values) }
        return Answer(statement.columnNames, rows)
    }
}
