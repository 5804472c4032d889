import QueryEngine

@testable import ESMQLArchive

extension ArchiveWorld {
    /// Makes the tables in an empty archive and puts the rows in.
    func load(into connection: PostgreSQLConnection) async throws {
        for statement in ArchiveBooks.creation(in: .postgresql) { try await connection.execute(statement) }
        for table in tables { try await table.load(into: connection) }
    }
}

extension WorldTable {
    func load(into connection: PostgreSQLConnection) async throws {
        let archived = try ArchiveTable(schema)
        let definition = ArchiveDefinition(table: archived, engine: .postgresql)
        for statement in definition.creation { try await connection.execute(statement) }
        if let time = archived.timeColumn, let index = schema.columns.firstIndex(where: { $0.name == time }) {
            let days = Set(
                rows.compactMap { row -> Int64? in
                    guard case .text(let text) = row[index] else { return nil }
                    return TimeText.milliseconds(of: text).map { $0 / 86_400_000 }
                })
            for day in days.sorted() {
                for statement in definition.partition(ofDay: day) { try await connection.execute(statement) }
            }
        }
        for (number, row) in rows.enumerated() {
            var names = archived.columns.map(\.name.quotedIdentifier) + ["_key"]
            var values = row.map(Self.literal) + ["gen_random_uuid()"]
            if !validity.isEmpty {
                names += ["valid_from", "valid_to"]
                values += [Self.literal(validity[number].from), Self.literal(validity[number].to)]
            }
            try await connection.execute(
                "insert into \(archived.qualifiedName) (\(names.joined(separator: ", "))) "
                    + "values (\(values.joined(separator: ", ")))")
        }
        try await connection.execute(
            "insert into esmql.tables (name, kind, identity) values ('\(archived.name)', 'test', '')")
    }

    private static func literal(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .text(let text): text.quotedLiteral
        case .blob: "NULL"
        }
    }
}
