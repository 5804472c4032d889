internal import QueryEngine

/// The days of a table.
extension TableSync {
    /// Makes the partitions that the rows on their way need and that are not there.
    func addPartitions() async throws {
        try await addPartitions(
            ofDays: try await connection.rows(merge.days).compactMap { row -> Int64? in
                if case .integer(let day)? = row.first { day } else { nil }
            })
    }

    /// Makes the partitions of some days where they are not there.
    func addPartitions(ofDays days: [Int64]) async throws {
        guard dialect.partitioning != .automatic else { return }
        guard !(try await missing(days)).isEmpty else { return }
        let definition = definition
        try await transaction { connection in
            // Only one process at a time adds days to a table.
            try await connection.rows("select 1 from esmql.tables where name = $1 for update", [table.name])
            for day in try await missing(days) {
                for statement in definition.partition(ofDay: day) { try await connection.execute(statement) }
            }
        }
    }

    /// The days among some that have no partition.
    private func missing(_ days: [Int64]) async throws -> [Int64] {
        guard !days.isEmpty else { return [] }
        let definition = definition
        let list = days.map { definition.bareName(ofDay: $0).quotedLiteral }.joined(separator: ", ")
        // Rows of the catalogue show what others have just committed; names are looked up in a cache.
        let sql =
            dialect.partitioning == .parts
            ? "select relname from pg_partition where parentid = \(table.qualifiedName.quotedLiteral)::regclass"
            : "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                + "where n.nspname = '\(ArchiveTable.partitionSchema)' and c.relname in (\(list))"
        let there = try await connection.rows(sql).map(\.first)
        return days.filter { !there.contains(.text(definition.bareName(ofDay: $0))) }
    }
}
