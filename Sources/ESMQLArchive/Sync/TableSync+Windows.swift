internal import QueryEngine

/// The rows of one window of time, read and merged.
extension TableSync {
    /// How long a window can be of which each day gets a partition before it is known whether it has rows.
    private static let longestLoad: Int64 = 2 * 86_400_000

    /// Reads a window and merges its rows; false where it has to be shorter.
    ///
    /// - Parameters:
    ///   - window: the times of the rows.
    ///   - isNew: whether the archive has no rows of it, as far as this selection goes.
    ///   - selection: the rows that are wanted.
    ///   - plan: told what the window took.
    ///   - encoder: makes lines of the rows.
    /// - Returns: whether the window is done.
    /// - Throws: a `QueryError` or an ``ArchiveError``; the archive then has nothing of the window.
    mutating func read(
        _ window: Range<Int64>, isNew: Bool, of selection: ArchiveSelection, _ plan: inout WindowPlan,
        _ encoder: inout RowEncoder
    ) async throws -> Bool {
        try await step(.windowPlanned)
        let started = engine.now()
        let limit = plan.canShrink ? plan.requests : nil
        let outcome: Outcome
        if isNew, !table.rule.moves, Int64(window.count) <= Self.longestLoad,
            let loaded = try await load(window, selection, limit, started, &encoder)
        {
            outcome = loaded
        } else {
            outcome = try await stage(window, selection, limit, started, &encoder)
        }
        switch outcome {
        case .needs(let requests, let allowed):
            plan.needs(requests, of: allowed, for: window)
            return false
        case .read(let counts):
            try await step(.committed)
            report.counts.add(counts)
            plan.took(counts.requests, for: window)
            tell(.merged(window: window, counts))
            return true
        }
    }

    // MARK: New rows

    /// Reads the rows of a window straight into the table, as one transaction; nil where the table has some of them.
    private mutating func load(
        _ window: Range<Int64>, _ selection: ArchiveSelection, _ limit: Int?, _ started: Int64,
        _ encoder: inout RowEncoder
    ) async throws -> Outcome? {
        let days = (window.lowerBound / 86_400_000)...((window.upperBound - 1) / 86_400_000)
        try await addPartitions(ofDays: Array(days))
        try await step(.partitionsReady)
        encoder.beginWindow()
        try await connection.execute("begin")
        do {
            try await step(.mergeBegun)
            let outcome = try await read(
                selection, window, limit: limit, by: merge.load, into: &encoder)
            guard case .read(var counts) = outcome else {
                try await connection.execute("rollback")
                return outcome
            }
            try await step(.windowRead)
            (counts.read, counts.new) = (encoder.rows, encoder.rows)
            let watermark = try await lockWatermark(selection)
            try await step(.watermarkLocked)
            try await write(
                joined(watermark, selection, window), of: selection, counts, window, started: started)
            try await connection.execute("commit")
            return .read(counts)
        } catch {
            await connection.rollback()
            // Another selection has brought a row of the window, or another process is at it.
            if let error = error as? ArchiveError, error.sqlState == "23505" { return nil }
            throw error
        }
    }

    // MARK: Rows that may be there

    /// Reads the rows of a window into the table of rows on their way, then merges them as one transaction.
    private mutating func stage(
        _ window: Range<Int64>, _ selection: ArchiveSelection, _ limit: Int?, _ started: Int64,
        _ encoder: inout RowEncoder
    ) async throws -> Outcome {
        try await connection.execute("truncate \(ArchiveDefinition.stagingName)")
        encoder.beginWindow()
        let outcome = try await read(selection, window, limit: limit, by: merge.copy, into: &encoder)
        guard case .read(var counts) = outcome else { return outcome }
        try await step(.windowRead)
        counts.read = encoder.rows
        if counts.read > 0 {
            try await addPartitions()
            try await step(.partitionsReady)
        }
        return .read(try await merge(counts, window, selection, started: started))
    }

    /// Merges the rows on their way, with the watermark and the log, as one transaction.
    private func merge(
        _ read: SyncCounts, _ window: Range<Int64>, _ selection: ArchiveSelection, started: Int64
    ) async throws -> SyncCounts {
        let (merge, table) = (merge, table)
        return try await transaction { connection in
            try await step(.mergeBegun)
            let watermark = try await lockWatermark(selection)
            try await step(.watermarkLocked)
            var counts = read
            if read.read > 0 {
                if table.rule.moves { try await connection.execute(merge.dropOvertaken) }
                counts.new = try await connection.execute(merge.insert)
                try await step(.rowsInserted)
                if counts.new < counts.read, let update = merge.update(window) {
                    if dialect != .cockroach {
                        try await connection.execute("analyze \(ArchiveDefinition.stagingName)")
                    }
                    counts.changed = try await connection.execute(update)
                }
                try await step(.rowsChanged)
                if table.rule.moves {
                    let moved = try await connection.execute(merge.deleteMoved)
                    counts.new -= moved
                    counts.changed += moved
                }
                try await step(.rowsMoved)
            }
            let new =
                watermark?.joined(with: window)
                ?? ArchiveWatermark(selection: selection, since: window.lowerBound, until: window.upperBound)
            try await write(new, of: selection, counts, window, started: started)
            return counts
        }
    }

    /// The watermark once a window is done.
    private func joined(
        _ watermark: ArchiveWatermark?, _ selection: ArchiveSelection, _ window: Range<Int64>
    ) -> ArchiveWatermark {
        watermark?.joined(with: window)
            ?? ArchiveWatermark(selection: selection, since: window.lowerBound, until: window.upperBound)
    }
}
