/// The rows that answer a request, all of them, of which a page is then written.
struct RowSet: Sendable {
    /// How many rows there are.
    let count: Int

    /// Writes the rows at some positions.
    let write: @Sendable (_ positions: Range<Int>, _ writer: inout JSONWriter) -> Void

    /// Rows that are computed.
    init(count: Int, write: @escaping @Sendable (Range<Int>, inout JSONWriter) -> Void) {
        self.count = count
        self.write = write
    }

    /// The samples of some sources of a series within a stretch of time.
    init<Sample>(
        _ series: SimulatedSeries<Sample>,
        within window: TimeWindow,
        sources: [Int],
        members: @escaping @Sendable (Sample, inout JSONWriter) -> Void
    ) {
        let ticks = series.ticks.ticks(from: window.first, through: window.last)
        self.init(count: ticks.count * sources.count) { positions, writer in
            for position in positions {
                let tick = ticks.lowerBound + position / sources.count
                let sample = series.sample(sources[position % sources.count], series.ticks.time(tick))
                writer.beginObject()
                members(sample, &writer)
                writer.endObject()
            }
        }
    }

    /// Rows that are held, each written as one object.
    init<Row: Sendable>(_ rows: [Row], members: @escaping @Sendable (Row, inout JSONWriter) -> Void) {
        self.init(count: rows.count) { positions, writer in
            for row in rows[positions] {
                writer.beginObject()
                members(row, &writer)
                writer.endObject()
            }
        }
    }
}
