/// A stretch of the rows, as asked for.
struct PageRequest: Sendable, Equatable {
    /// The most rows to give.
    let size: Int
    /// Where to begin, in rows or in pages.
    let offset: Int

    /// The positions of the page among the rows that exist.
    ///
    /// - Parameters:
    ///   - count: How many rows there are.
    ///   - offsetCountsPages: Whether the offset counts pages.
    ///   - distortion: What a fault does to the page.
    /// - Returns: Positions that exist, none past the end.
    func rows(of count: Int, offsetCountsPages: Bool, distortion: PageDistortion) -> Range<Int> {
        let wanted = offsetCountsPages ? offset.multipliedReportingOverflow(by: size).partialValue : offset
        let backwards = distortion.rowsBack + distortion.pagesBack * size
        let begin = min(max(0, wanted - backwards), count)
        let length = min(size, distortion.mostRows ?? size)
        return begin..<begin + min(length, count - begin)
    }
}
