import QueryEngine

/// A chart as a picture in SVG, complete in itself; where there is nothing to draw, the picture says so.
///
/// All rows are kept until the end, as the scales depend on them.
struct SVGFormat: OutputFormat {
    let streams = false
    private var columns: [ResultColumn] = []
    private var rows: [Row] = []

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        self.columns = columns
        rows = []
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        rows.append(row)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        let chart = ChartBuilder(columns: columns, rows: rows).chart
        try sink.write(Array(SVGChartPainter().paint(chart).utf8))
    }
}
