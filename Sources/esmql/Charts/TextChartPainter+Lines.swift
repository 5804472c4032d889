import QueryEngine

extension TextChartPainter {
    /// The lines of a plot: a scale at the left, the dots, an axis with times or numbers, and a legend.
    func lines(of chart: LineChart) -> [String] {
        let yScale = LinearScale(rounding: chart.yRange, marks: 4)
        let yLabels = ChartNumber.marks(yScale.marks, step: yScale.step)
        let gutter = yLabels.map(\.count).max() ?? 0
        let columns = max(10, width - gutter - 3)
        let xRange = chart.xRange
        let xScale = LinearScale(xRange, marks: max(1, columns / 14))
        var canvas = BrailleCanvas(width: columns, height: Self.plotHeight)
        for (index, series) in chart.series.enumerated() {
            Self.draw(
                series.thinned(to: canvas.dotsAcross, along: xScale), index, xScale, yScale, on: &canvas)
        }
        let letters = ink.usesColor || chart.series.count < 2 ? [:] : letters(chart, canvas, xScale, yScale)

        var lines = legendLines(of: chart, gutter: gutter)
        var labelOfRow: [Int: String] = [:]
        for (mark, label) in zip(yScale.marks, yLabels) {
            labelOfRow[Self.row(mark, yScale)] = label
        }
        for row in 0..<Self.plotHeight {
            let label = labelOfRow[row]
            var line = fitted(label ?? "", to: gutter, alignsRight: true) + (label == nil ? " │" : " ┤")
            for column in 0..<columns {
                if let letter = letters[row * columns + column] {
                    line.append(letter)
                } else if let cell = canvas.cell(column, row) {
                    line += ink.paint(String(cell.character), series: cell.owner)
                } else {
                    line.append(" ")
                }
            }
            lines.append(line)
        }
        let axis = axis(length: columns, marks: xMarks(chart, xScale, columns: columns))
        let indent = String(repeating: " ", count: gutter + 1)
        lines.append(indent + "└" + axis.line)
        lines.append(indent + " " + axis.labels)
        let caption = Self.caption(chart, xRange)
        let room = min(DisplayWidth.of(caption), width - gutter - 2)
        return lines + [indent + " " + fitted(caption, to: room, alignsRight: false)]
    }

    private func legendLines(of chart: LineChart, gutter: Int) -> [String] {
        guard chart.series.count > 1 else {
            let name = chart.series.first?.name ?? ""
            return [
                String(repeating: " ", count: gutter + 2)
                    + fitted(
                        name, to: min(DisplayWidth.of(name), width - gutter - 2), alignsRight: false)
            ]
        }
        return legend(chart.series.map(\.name)) { ink.usesColor ? "─" : ink.letter(series: $0) }
    }

    /// The cell's row of a value, 0 at the top.
    private static func row(_ value: Double, _ scale: LinearScale) -> Int {
        dot(value, scale, dots: plotHeight * 4) / 4
    }

    /// The dot's row of a value, 0 at the top.
    private static func dot(_ value: Double, _ scale: LinearScale, dots: Int) -> Int {
        Int(((1 - scale.position(of: value)) * Double(dots - 1)).rounded())
    }

    private static func draw(
        _ series: LineChart.Series, _ index: Int, _ xScale: LinearScale, _ yScale: LinearScale,
        on canvas: inout BrailleCanvas
    ) {
        var last: (x: Int, y: Int)?
        for point in series.points {
            guard let y = point.y else {
                last = nil
                continue
            }
            let dot = (
                x: Int((xScale.position(of: point.x) * Double(canvas.dotsAcross - 1)).rounded()),
                y: Self.dot(y, yScale, dots: canvas.dotsDown)
            )
            canvas.line(from: last ?? dot, to: dot, owner: index)
            last = dot
        }
    }

    /// Letters on the lines, by the number of the cell, where colours do not tell the lines apart.
    private func letters(
        _ chart: LineChart, _ canvas: BrailleCanvas, _ xScale: LinearScale, _ yScale: LinearScale
    ) -> [Int: Character] {
        var letters: [Int: Character] = [:]
        let distance = max(chart.series.count, canvas.width / 5)
        for (index, series) in chart.series.enumerated() {
            var next = index * max(1, distance / chart.series.count)
            for point in series.points {
                guard let y = point.y else { continue }
                let column = Int(xScale.position(of: point.x) * Double(canvas.width - 1))
                guard column >= next else { continue }
                let cell = Self.row(y, yScale) * canvas.width + column
                guard letters[cell] == nil else { continue }
                letters[cell] = ink.letter(series: index)
                next = column + distance
            }
            // A line of few points has its letter all the same.
            if !letters.values.contains(ink.letter(series: index)),
                let point = series.points.last(where: { $0.y != nil }), let y = point.y
            {
                let column = Int(xScale.position(of: point.x) * Double(canvas.width - 1))
                letters[Self.row(y, yScale) * canvas.width + column] = ink.letter(series: index)
            }
        }
        return letters
    }

    private func xMarks(
        _ chart: LineChart, _ scale: LinearScale, columns: Int
    ) -> [(cell: Int, label: String)] {
        func cell(_ x: Double) -> Int { Int((scale.position(of: x) * Double(columns - 1)).rounded()) }
        if chart.isTime {
            return TimeScale(scale.range, limit: max(2, columns / 11)).marks.map { (cell($0.time), $0.label) }
        }
        return zip(scale.marks, ChartNumber.marks(scale.marks, step: scale.step)).map { (cell($0), $1) }
    }

    /// What the axis is, and its ends.
    static func caption(_ chart: LineChart, _ range: ClosedRange<Double>) -> String {
        guard chart.isTime else { return chart.axis }
        let ends = [range.lowerBound, range.upperBound].map { TimeText.format(Int64($0)) ?? "" }
        return "\(chart.axis), UTC: \(ends[0]) … \(ends[1])"
    }
}
