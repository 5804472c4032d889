internal import QueryEngine

/// Tables whose rows are a state of things: what changes ends, and what is new begins.
extension TableSync {
    /// Reads the state as it is now and merges it as one transaction.
    ///
    /// - Parameters:
    ///   - selections: the rows to ask for, one after the other.
    ///   - encoder: makes lines of them.
    /// - Throws: a `QueryError` or an ``ArchiveError``; the archive is then as it was.
    mutating func readState(of selections: [ArchiveSelection], _ encoder: inout RowEncoder) async throws {
        let selection = ArchiveSelection(options.only)
        try await step(.watermarkRead)
        try await step(.windowPlanned)
        let time = engine.now()
        encoder.beginWindow()
        try await connection.execute("truncate \(ArchiveDefinition.stagingName)")
        var counts = SyncCounts()
        for part in selections {
            guard case .read(let more) = try await read(part, nil, limit: nil, by: merge.copy, into: &encoder)
            else {
                continue
            }
            counts.requests += more.requests
        }
        try await step(.windowRead)
        counts.read = encoder.rows
        counts = try await merge(counts, selection, at: time)
        try await step(.committed)
        report.counts.add(counts)
        tell(.merged(window: nil, counts))
        let reached = try await ArchiveLog(connection).watermarks(of: table.name)
            .first { $0.selection == selection }
        (report.since, report.until) = (reached?.since, reached?.until)
    }

    private func merge(_ read: SyncCounts, _ selection: ArchiveSelection, at time: Int64) async throws
        -> SyncCounts
    {
        let merge = merge
        return try await transaction { connection in
            try await step(.mergeBegun)
            let watermark = try await lockWatermark(selection)
            try await step(.watermarkLocked)
            var counts = read
            let isStale = try await hasLaterState(than: time)
            if !isStale {
                if dialect != .cockroach {
                    try await connection.execute("analyze \(ArchiveDefinition.stagingName)")
                }
                counts.ended = try await connection.execute(merge.end(at: time, selection))
                try await step(.rowsEnded)
                counts.new = try await connection.execute(merge.begin(at: time))
                try await step(.rowsInserted)
            }
            let new = ArchiveWatermark(selection: selection, since: watermark?.since ?? time, until: time)
            try await write(isStale ? watermark : new, of: selection, counts, nil, started: time)
            return counts
        }
    }

    /// Whether another process has merged a later state of the table, which this one must not undo.
    ///
    /// The row of the table is locked: selections that overlap are merged one after the other.
    private func hasLaterState(than time: Int64) async throws -> Bool {
        try await connection.rows("select 1 from esmql.tables where name = $1 for update", [table.name])
        return try await ArchiveLog(connection).watermarks(of: table.name).contains { $0.until >= time }
    }
}
