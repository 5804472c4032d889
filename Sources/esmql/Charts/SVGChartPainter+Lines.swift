extension SVGChartPainter {
    /// The height of a plot, in pixels.
    private static let plotHeight = 300.0
    /// The most points of a series that are marked one by one.
    private static let mostMarkedPoints = 60

    /// Draws lines over a time or a number and answers the height of the picture.
    func draw(_ chart: LineChart, _ markup: inout SVGMarkup) -> Double {
        let top = legend(chart.series.map(\.name), below: 10, &markup) + 10
        let bottom = top + Self.plotHeight
        let yScale = LinearScale(rounding: chart.yRange, marks: 5)
        let yLabels = ChartNumber.marks(yScale.marks, step: yScale.step)
        let left = 24 + (yLabels.map(Self.width(of:)).max() ?? 0)
        let right = Self.width - 24
        let xScale = LinearScale(chart.xRange, marks: 8)
        func x(_ value: Double) -> Double { left + (right - left) * xScale.position(of: value) }
        func y(_ value: Double) -> Double { bottom - Self.plotHeight * yScale.position(of: value) }

        for (mark, label) in zip(yScale.marks, yLabels) {
            markup.line(left, y(mark), right, y(mark), style: "grid")
            markup.write(label, x: left - 8, y: y(mark) + 4, anchor: "end", style: "faint")
        }
        markup.line(left, bottom, right, bottom, style: "axis")
        for mark in xMarks(chart, xScale) {
            markup.line(x(mark.place), bottom, x(mark.place), bottom + 5, style: "axis")
            markup.write(mark.label, x: x(mark.place), y: bottom + 19, anchor: "middle", style: "faint")
        }
        markup.write(
            TextChartPainter.caption(chart, chart.xRange), x: left, y: bottom + 38, style: "faint")
        for (index, series) in chart.series.enumerated() {
            let thin = series.thinned(to: Int(right - left), along: xScale)
            draw(thin, index, &markup, x: x, y: y)
        }
        return bottom + 50
    }

    private func xMarks(_ chart: LineChart, _ scale: LinearScale) -> [(place: Double, label: String)] {
        if chart.isTime { return TimeScale(scale.range, limit: 9).marks.map { ($0.time, $0.label) } }
        return zip(scale.marks, ChartNumber.marks(scale.marks, step: scale.step)).map { ($0, $1) }
    }

    private func draw(
        _ series: LineChart.Series, _ index: Int, _ markup: inout SVGMarkup,
        x: (Double) -> Double, y: (Double) -> Double
    ) {
        let color = Self.color(index)
        var path = ""
        var isDown = false
        var dots: [(x: Double, y: Double, value: Double)] = []
        for (at, point) in series.points.enumerated() {
            guard let value = point.y else {
                isDown = false
                continue
            }
            let place = (x(point.x), y(value))
            path += (isDown ? "L" : "M") + SVGMarkup.number(place.0) + " " + SVGMarkup.number(place.1)
            let isLast = at + 1 == series.points.count || series.points[at + 1].y == nil
            // A point between two gaps has no line to be seen by.
            if series.points.count <= Self.mostMarkedPoints || !isDown && isLast {
                dots.append((place.0, place.1, value))
            }
            isDown = true
        }
        if !path.isEmpty { markup.add("<path d=\"\(path)\" class=\"plot\" stroke=\"\(color)\"/>") }
        for dot in dots {
            let place = "cx=\"\(SVGMarkup.number(dot.x))\" cy=\"\(SVGMarkup.number(dot.y))\""
            let title = SVGMarkup.escaped("\(series.name): \(ChartNumber.value(dot.value))")
            markup.add("<circle \(place) r=\"2.4\" fill=\"\(color)\"><title>\(title)</title></circle>")
        }
    }
}
