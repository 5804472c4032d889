/// Draws charts with the characters of a terminal.
struct TextChartPainter {
    /// The width of a chart where there is no terminal.
    static let standardWidth = 80
    /// The lines of a plot.
    static let plotHeight = 15

    /// The columns that may be used.
    let width: Int
    /// How series are told apart.
    let ink: ChartInk

    /// A painter.
    ///
    /// - Parameters:
    ///   - width: The columns of the terminal, or nil where it is none; fewer than 30 are taken for 30.
    ///   - usesColor: Whether the terminal shows colours.
    init(width: Int?, usesColor: Bool) {
        self.width = max(30, width ?? Self.standardWidth)
        ink = ChartInk(usesColor: usesColor)
    }

    /// The chart, whole lines; nil where there is nothing to draw.
    func paint(_ chart: Chart) -> String? {
        var lines: [String]
        switch chart.content {
        case .nothing: return nil
        case .bars(let bars): lines = self.lines(of: bars)
        case .lines(let plot): lines = self.lines(of: plot)
        }
        if !chart.notes.isEmpty { lines.append("(" + chart.notes.joined(separator: ", ") + ")") }
        return lines.map { Self.trimmed($0) + "\n" }.joined()
    }

    /// A name cut to a width, `…` standing for the rest, and filled up with spaces.
    func fitted(_ text: String, to width: Int, alignsRight: Bool) -> String {
        var (kept, used) = (text, DisplayWidth.of(text))
        if used > width {
            let prefix = DisplayWidth.prefix(of: text, width: width - 1)
            kept = prefix.text + "…"
            used = prefix.width + 1
        }
        let padding = String(repeating: " ", count: max(0, width - used))
        return alignsRight ? padding + kept : kept + padding
    }

    /// The names of the series with their marks, in as many lines as they take.
    func legend(_ names: [String], mark: (Int) -> Character) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for (index, name) in names.enumerated() {
            let name = fitted(name, to: min(DisplayWidth.of(name), width - 4), alignsRight: false)
            let taken = DisplayWidth.of(name) + 2
            if used > 0, used + 3 + taken > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if used > 0 {
                line += "   "
                used += 3
            }
            line += ink.paint(String(mark(index)), series: index) + " " + name
            used += taken
        }
        return lines + [line]
    }

    /// The line of an axis below a plot, and the line of its labels; labels that would touch are left out.
    ///
    /// - Parameters:
    ///   - length: The cells of the axis.
    ///   - marks: Cells and what is written below them, in ascending order.
    /// - Returns: Both lines; the second may be longer than the axis by what is written below its end.
    func axis(length: Int, marks: [(cell: Int, label: String)]) -> (line: String, labels: String) {
        var line = Array(repeating: Character("─"), count: length)
        var labels = ""
        var used = 0
        for mark in marks where mark.cell >= 0 && mark.cell < length {
            line[mark.cell] = "┬"
            let width = DisplayWidth.of(mark.label)
            let start = max(0, min(mark.cell - width / 2, length - width))
            guard used == 0 || start > used else { continue }
            labels += String(repeating: " ", count: max(0, start - used)) + mark.label
            used = max(used, start) + width
        }
        return (String(line), labels)
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
