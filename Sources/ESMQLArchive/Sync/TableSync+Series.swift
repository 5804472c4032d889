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
            let isNew = window.lowerBound >= watermark?.until ?? begin
            guard try await read(window, isNew: isNew, of: selection, &plan, &encoder) else { continue }
            ahead = window.upperBound..<ahead.upperBound
        }
        // Backwards, so that what the archive has is one stretch whenever this ends.
        if let watermark, let wanted, wanted < watermark.since {
            var behind = wanted..<watermark.since
            while !behind.isEmpty {
                let window = plan.last(of: behind)
                guard try await read(window, isNew: true, of: selection, &plan, &encoder) else { continue }
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
}
