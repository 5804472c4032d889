extension TextChartPainter {
    /// Eighths of a cell, growing from its left side.
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// How the width is shared out.
    private struct BarLayout {
        var labelWidth: Int
        var valueWidth: Int
        /// The cells to the left of the zero, without the value beside a bar.
        var below: Int
        /// The cells to the right of the zero, likewise.
        var above: Int
        /// The room for the values of bars that go to the left.
        var margin: Int
    }

    /// The lines of a chart of bars: labels, bars that begin at zero with their values, and an axis.
    func lines(of chart: BarChart) -> [String] {
        let range = chart.range
        let layout = layout(of: chart, range: range)
        var lines: [String] = []
        if chart.series.count > 1 {
            lines += legend(chart.series.map(\.name), mark: ink.fill(series:))
        } else if let name = chart.series.first?.name {
            lines.append(
                String(repeating: " ", count: layout.labelWidth + 1)
                    + fitted(
                        name, to: min(DisplayWidth.of(name), width - layout.labelWidth - 1),
                        alignsRight: false))
        }
        for (row, label) in chart.labels.enumerated() {
            if row > 0, chart.series.count > 1 { lines.append("") }
            for (index, series) in chart.series.enumerated() {
                let head = fitted(index == 0 ? label : "", to: layout.labelWidth, alignsRight: false)
                let value = row < series.values.count ? series.values[row] : nil
                lines.append(head + " " + bar(value, of: index, layout, range))
            }
        }
        let cells = layout.below + layout.above
        let scale = LinearScale(range, marks: max(1, cells / 12))
        let marks = zip(scale.marks, ChartNumber.marks(scale.marks, step: scale.step)).map { mark, label in
            // The zero is a cell of its own between both sides.
            (cell: layout.below + Int((mark * unitLength(range, layout)).rounded()), label: label)
        }
        let axis = axis(length: cells + 1, marks: marks)
        let indent = String(repeating: " ", count: layout.labelWidth + 1 + layout.margin)
        return lines + [indent + axis.line, indent + axis.labels]
    }

    /// The cells that one unit takes.
    private func unitLength(_ range: ClosedRange<Double>, _ layout: BarLayout) -> Double {
        let above = range.upperBound > 0 ? Double(layout.above) / range.upperBound : .infinity
        let below = range.lowerBound < 0 ? Double(layout.below) / -range.lowerBound : .infinity
        return min(above, below)
    }

    private func layout(of chart: BarChart, range: ClosedRange<Double>) -> BarLayout {
        let widest = chart.labels.map(DisplayWidth.of).max() ?? 0
        let labelWidth = min(widest, max(8, width / 3))
        let values = chart.series.flatMap(\.values)
        let valueWidth = values.map { ($0.map(ChartNumber.value) ?? "NULL").count }.max() ?? 0
        let margin = range.lowerBound < 0 ? valueWidth + 1 : 0
        // A space behind the label, the line of the zero, a space before the value.
        let cells = max(4, width - labelWidth - 3 - valueWidth - margin)
        let share = (-range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
        let below = range.lowerBound < 0 ? max(1, Int((Double(cells) * share).rounded())) : 0
        return BarLayout(
            labelWidth: labelWidth, valueWidth: valueWidth, below: below, above: max(1, cells - below),
            margin: margin)
    }

    /// One bar with the line of the zero and its value.
    private func bar(
        _ value: Double?, of series: Int, _ layout: BarLayout, _ range: ClosedRange<Double>
    ) -> String {
        let room = layout.margin + layout.below
        guard let value else { return String(repeating: " ", count: room) + "│ NULL" }
        let text = ChartNumber.value(value)
        let length = abs(value) * unitLength(range, layout)
        let fill = ink.fill(series: series)
        if value < 0 {
            var bar = String(repeating: fill, count: Int(length))
            // Only halves grow from the right side.
            if length - Double(Int(length)) >= 0.5, fill == "█" { bar = "▐" + bar }
            if bar.isEmpty { bar = fill == "█" ? "▕" : String(fill) }
            let padding = String(repeating: " ", count: max(0, room - bar.count - text.count - 1))
            return padding + text + " " + ink.paint(bar, series: series) + "│"
        }
        let eighths = Int((length * 8).rounded())
        var bar = String(repeating: fill, count: eighths / 8)
        if fill == "█" {
            if eighths % 8 > 0 { bar.append(Self.eighths[eighths % 8 - 1]) }
            if bar.isEmpty, value > 0 { bar = "▏" }
        } else if eighths % 8 >= 4 || bar.isEmpty && value > 0 {
            bar.append(fill)
        }
        return String(repeating: " ", count: room) + "│" + ink.paint(bar, series: series) + " " + text
    }
}
