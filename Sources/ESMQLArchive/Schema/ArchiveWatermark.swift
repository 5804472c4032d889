/// From when to when the archive has all rows of a table, or of a selection of it.
package struct ArchiveWatermark: Sendable, Hashable {
    /// The rows that it is about.
    package var selection: ArchiveSelection
    /// The first instant, in milliseconds since 1970; of a snapshot, when it was read first.
    package var since: Int64
    /// The instant behind the last one, in milliseconds since 1970; of a snapshot, when it was read last.
    package var until: Int64

    /// A watermark.
    ///
    /// - Parameters:
    ///   - selection: the rows that it is about.
    ///   - since: the first instant.
    ///   - until: the instant behind the last one.
    package init(selection: ArchiveSelection = .all, since: Int64, until: Int64) {
        self.selection = selection
        self.since = since
        self.until = until
    }

    /// The watermark once the rows of a window are there; itself where a gap lies between the two.
    func joined(with window: Range<Int64>) -> ArchiveWatermark {
        guard window.lowerBound <= until, window.upperBound >= since else { return self }
        return ArchiveWatermark(
            selection: selection, since: min(since, window.lowerBound), until: max(until, window.upperBound))
    }
}
