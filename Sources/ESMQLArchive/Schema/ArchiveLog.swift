internal import QueryEngine

/// What the archive knows of itself: which tables it has, and how far each reaches.
package struct ArchiveLog: Sendable {
    private let connection: PostgreSQLConnection

    /// The log of the archive at the other end of a connection.
    package init(_ connection: PostgreSQLConnection) {
        self.connection = connection
    }

    /// The names of the tables; empty where nothing was archived yet.
    package func tables() async throws(ArchiveError) -> [String] {
        try await rows("select name from esmql.tables order by name").compactMap { row in
            if case .text(let name)? = row.first { name } else { nil }
        }
    }

    /// How far a table reaches, for all selections of which rows were read.
    ///
    /// - Parameter table: the table's name.
    /// - Returns: the watermarks, that of all rows first where there is one.
    /// - Throws: an ``ArchiveError``.
    package func watermarks(of table: String) async throws(ArchiveError) -> [ArchiveWatermark] {
        let sql = """
            select parameters, \(Self.milliseconds("since")), \(Self.milliseconds("until")) from esmql.watermarks \
            where table_name = $1 and until is not null order by length(parameters), parameters
            """
        return try await rows(sql, [table]).compactMap { row in
            guard case .text(let text) = row[0], let selection = ArchiveSelection(text: text),
                case .integer(let since) = row[1], case .integer(let until) = row[2]
            else { return nil }
            return ArchiveWatermark(selection: selection, since: since, until: until)
        }
    }

    /// The milliseconds since 1970 of a column of times, as an expression.
    static func milliseconds(_ column: String) -> String {
        "round(extract(epoch from \(column)) * 1000)::bigint"
    }

    /// An archive that nobody has filled has no rows of anything.
    private func rows(_ sql: String, _ parameters: [String?] = []) async throws(ArchiveError) -> [[Value]] {
        do throws(ArchiveError) { return try await connection.rows(sql, parameters) } catch {
            if error.sqlState == "42P01" || error.sqlState == "3F000" { return [] }
            throw error
        }
    }
}
