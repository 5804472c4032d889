internal import QueryEngine

/// Tables whose rows have a time.
extension TableSync {
    /// Where a new table begins that nobody said anything of: a day back.
    private static let standardSpan: Int64 = 86_400_000

    /// Reads the rows of a selection that the archive does not have, window by window.
    mutating func readSeries(_ selection: ArchiveSelection, _ encoder: inout RowEncoder) async throws {
        let log = ArchiveLog(connection)
        let now = engine.now()
        let watermark = try await log.watermarks(of: table.name).first { $0.selection == selection }
        try await step(.watermarkRead)
        var plan = WindowPlan(requests: options.windowRequests)
        let wanted = options.since.map { max(0, $0) }
        let overlap = options.overlap ?? table.rule.overlap
        let begin: Int64
        if let watermark {
            begin = max(watermark.since, watermark.until - overlap)
        } else {
            begin = wanted ?? max(0, now - Self.standardSpan)
        }
        var ahead = begin..<max(begin, now)
        while !ahead.isEmpty {
            let window = plan.first(of: ahead)
            guard try await read(window, of: selection, &plan, &encoder) else { continue }
            ahead = window.upperBound..<ahead.upperBound
        }
        // Backwards, so that what the archive has is one stretch whenever this ends.
        if let watermark, let wanted, wanted < watermark.since {
            var behind = wanted..<watermark.since
            while !behind.isEmpty {
                let window = plan.last(of: behind)
                guard try await read(window, of: selection, &plan, &encoder) else { continue }
                behind = behind.lowerBound..<window.lowerBound
            }
        }
        if let reached = try await log.watermarks(of: table.name).first(where: { $0.selection == selection })
        {
            report.since = max(report.since ?? reached.since, reached.since)
            report.until = min(report.until ?? reached.until, reached.until)
        }
    }

    /// Tells which values had no place in their columns.
    mutating func note(misfits encoder: RowEncoder) {
        for (column, misfit) in encoder.misfits.sorted(by: { $0.key < $1.key }) {
            report.notices.append(
                "\(table.name).\(column): \(misfit.count) value\(misfit.count == 1 ? "" : "s") had no place in the "
                    + "archive's column and \(misfit.count == 1 ? "is" : "are") NULL there, first \(misfit.example)"
            )
        }
    }

    /// Reads a window and merges its rows; false where it has to be shorter.
    private mutating func read(
        _ window: Range<Int64>, of selection: ArchiveSelection, _ plan: inout WindowPlan,
        _ encoder: inout RowEncoder
    ) async throws -> Bool {
        try await step(.windowPlanned)
        let started = engine.now()
        try await connection.execute("truncate \(ArchiveDefinition.stagingName)")
        encoder.beginWindow()
        let outcome = try await read(
            selection, window, limit: plan.canShrink ? plan.requests : nil, into: &encoder)
        guard case .read(var counts) = outcome else {
            if case .needs(let requests, let allowed) = outcome {
                plan.needs(requests, of: allowed, for: window)
            }
            return false
        }
        try await step(.windowRead)
        counts.read = encoder.rows
        if counts.read > 0 {
            try await addPartitions()
            try await step(.partitionsReady)
        }
        counts = try await merge(counts, window, selection, started: started)
        try await step(.committed)
        report.counts.add(counts)
        plan.took(counts.requests, for: window)
        tell(.merged(window: window, counts))
        return true
    }

    /// Makes the partitions that the rows on their way need and that are not there.
    private func addPartitions() async throws {
        guard dialect.partitioning != .automatic else { return }
        let days = try await connection.rows(merge.days).compactMap { row -> Int64? in
            if case .integer(let day)? = row.first { day } else { nil }
        }
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
}
