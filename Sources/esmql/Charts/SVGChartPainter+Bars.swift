extension SVGChartPainter {
    /// Draws bars from the left to the right and answers the height of the picture.
    func draw(_ chart: BarChart, _ markup: inout SVGMarkup) -> Double {
        let top = legend(chart.series.map(\.name), below: 10, &markup) + 8
        let thickness = chart.series.count > 1 ? 12.0 : 16.0
        let group = thickness * Double(max(1, chart.series.count)) + 8
        let values = chart.series.flatMap(\.values).map { $0.map(ChartNumber.value) ?? "NULL" }
        let valueWidth = (values.map(Self.width(of:)).max() ?? 0) + 8
        let labelWidth = min(260, chart.labels.map(Self.width(of:)).max() ?? 0)
        let range = chart.range
        let scale = LinearScale(range, marks: 6)
        let left = 16 + labelWidth + 8 + (range.lowerBound < 0 ? valueWidth : 0)
        let right = Self.width - 16 - valueWidth
        let bottom = top + group * Double(chart.labels.count)
        func x(_ value: Double) -> Double { left + (right - left) * scale.position(of: value) }

        for (mark, label) in zip(scale.marks, ChartNumber.marks(scale.marks, step: scale.step)) {
            markup.line(x(mark), top, x(mark), bottom + 4, style: mark == 0 ? "axis" : "grid")
            markup.write(label, x: x(mark), y: bottom + 18, anchor: "middle", style: "faint")
        }
        for (row, label) in chart.labels.enumerated() {
            let middle = top + group * (Double(row) + 0.5)
            markup.write(
                Self.fitted(label, to: labelWidth), x: 16 + labelWidth, y: middle + 4, anchor: "end")
            for (index, series) in chart.series.enumerated() {
                let y = middle - group / 2 + 4 + thickness * Double(index)
                let value = row < series.values.count ? series.values[row] : nil
                guard let value else {
                    markup.write("NULL", x: x(0) + 6, y: y + thickness / 2 + 4, style: "faint")
                    continue
                }
                let (from, to) = (min(x(0), x(value)), max(x(0), x(value)))
                let text = ChartNumber.value(value)
                let place = "x=\"\(SVGMarkup.number(from))\" y=\"\(SVGMarkup.number(y + 1))\""
                let size =
                    "width=\"\(SVGMarkup.number(to - from))\" height=\"\(SVGMarkup.number(thickness - 2))\""
                let title = SVGMarkup.escaped("\(label) · \(series.name): \(text)")
                markup.add(
                    "<rect \(place) \(size) fill=\"\(Self.color(index))\"><title>\(title)</title></rect>")
                markup.write(
                    text, x: value < 0 ? from - 5 : to + 5, y: y + thickness / 2 + 4,
                    anchor: value < 0 ? "end" : "start")
            }
        }
        return bottom + 28
    }
}
