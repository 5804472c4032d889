internal import Foundation
internal import QueryEngine

/// Watermarks and the log.
extension TableSync {
    /// The watermark of a selection, which nobody else changes until the transaction ends; nil before the first window.
    func lockWatermark(_ selection: ArchiveSelection) async throws -> ArchiveWatermark? {
        let name = [table.name, selection.text]
        try await connection.execute(SyncMerge.addWatermark, name)
        let row = try await connection.rows(SyncMerge.lockWatermark, name).first
        guard let row, case .integer(let since) = row[0], case .integer(let until) = row[1] else {
            return nil
        }
        return ArchiveWatermark(selection: selection, since: since, until: until)
    }

    /// Writes a watermark and a row of the log.
    func write(
        _ watermark: ArchiveWatermark?, of selection: ArchiveSelection, _ counts: SyncCounts,
        _ window: Range<Int64>?,
        started: Int64
    ) async throws {
        let name = [table.name, selection.text]
        if let watermark {
            try await connection.execute(
                SyncMerge.moveWatermark,
                name + [ArchiveDefinition.time(watermark.since), ArchiveDefinition.time(watermark.until)])
        }
        try await step(.watermarkMoved)
        let times = [window?.lowerBound, window?.upperBound, started, engine.now()]
        let numbers = [counts.read, counts.new, counts.changed, counts.ended, counts.requests]
        try await connection.execute(
            SyncMerge.log,
            [UUID().uuidString] + name + times.map { $0.map(ArchiveDefinition.time) }
                + numbers.map { "\($0)" })
        try await step(.logWritten)
    }
}
