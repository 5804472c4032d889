/// Draws charts as SVG: one element that needs nothing else, in light or dark colours as the viewer prefers.
struct SVGChartPainter {
    /// The width of every picture, in pixels.
    static let width = 860.0
    /// The most labels that are drawn; a longer list is cut, and a note says so.
    static let mostLabels = 400
    /// The size of letters; a column of a terminal takes six tenths of it.
    static let letter = 12.0
    /// Colours that people with weak colour vision can tell apart, on white and on black.
    static let colors = [
        "#3f72c8", "#d98a00", "#c9405f", "#2f9e8f", "#8a5fd0", "#5b9c2f", "#b8624a", "#6d7f8f", "#c45fb0",
        "#9a8a1e", "#1f8fc4", "#7a6a5a",
    ]

    /// The picture, from `<svg` to the line feed behind `</svg>`.
    func paint(_ chart: Chart) -> String {
        var markup = SVGMarkup()
        var notes = chart.notes
        var height: Double
        let title: String
        switch chart.content {
        case .nothing(let reason):
            markup.write("Nothing to draw: \(reason).", x: 16, y: 28, style: "faint")
            (height, title) = (44, "empty chart")
        case .bars(var bars):
            if bars.labels.count > Self.mostLabels {
                notes.append("\(Self.mostLabels) of \(bars.labels.count) labels drawn")
                bars.labels.removeLast(bars.labels.count - Self.mostLabels)
                for index in bars.series.indices {
                    bars.series[index].values = Array(bars.series[index].values.prefix(Self.mostLabels))
                }
            }
            height = draw(bars, &markup)
            title = bars.series.map(\.name).joined(separator: ", ")
        case .lines(let lines):
            height = draw(lines, &markup)
            title = lines.series.map(\.name).joined(separator: ", ") + " by " + lines.axis
        }
        if !notes.isEmpty {
            markup.write(notes.joined(separator: ", "), x: 16, y: height + 8, style: "faint")
            height += 24
        }
        let size = "\(SVGMarkup.number(Self.width)) \(SVGMarkup.number(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="esmql-chart" role="img" viewBox="0 0 \(size)" \
            width="\(SVGMarkup.number(Self.width))" height="\(SVGMarkup.number(height))">
            <title>\(SVGMarkup.escaped(title))</title>
            <style>
            .esmql-chart { font: 12px system-ui, "Noto Sans CJK SC", sans-serif; }
            .esmql-chart .back { fill: #fff; }
            .esmql-chart text { fill: #1b1d21; }
            .esmql-chart .faint { fill: #6b7079; }
            .esmql-chart .grid { stroke: #e3e6ea; }
            .esmql-chart .axis { stroke: #6b7079; }
            .esmql-chart .plot { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
            @media (prefers-color-scheme: dark) {
            .esmql-chart .back { fill: #16181c; }
            .esmql-chart text { fill: #e4e6ea; }
            .esmql-chart .faint { fill: #9aa0aa; }
            .esmql-chart .grid { stroke: #2b2f36; }
            .esmql-chart .axis { stroke: #9aa0aa; }
            }
            </style>
            <rect class="back" width="100%" height="100%"/>
            \(markup.text)</svg>

            """
    }

    /// The colour of a series.
    static func color(_ series: Int) -> String { colors[series % colors.count] }

    /// The width of a text, as far as it can be told without the font.
    static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * letter * 0.6 }

    /// A text cut to a width, `…` standing for the rest.
    static func fitted(_ text: String, to width: Double) -> String {
        guard Self.width(of: text) > width else { return text }
        return DisplayWidth.prefix(of: text, width: max(0, Int(width / (letter * 0.6)) - 1)).text + "…"
    }

    /// Draws the names of the series with their colours and answers where the lines of names end.
    func legend(_ names: [String], below top: Double, _ markup: inout SVGMarkup) -> Double {
        guard names.count > 1 else {
            markup.write(Self.fitted(names.first ?? "", to: Self.width - 32), x: 16, y: top + 12)
            return top + 20
        }
        var (x, y) = (16.0, top + 12)
        for (index, name) in names.enumerated() {
            let name = Self.fitted(name, to: 360)
            let taken = 34 + Self.width(of: name)
            if x > 16, x + taken > Self.width {
                (x, y) = (16, y + 18)
            }
            let (left, upper) = (SVGMarkup.number(x), SVGMarkup.number(y - 9))
            markup.add(
                "<rect x=\"\(left)\" y=\"\(upper)\" width=\"10\" height=\"10\" fill=\"\(Self.color(index))\"/>"
            )
            markup.write(name, x: x + 16, y: y)
            x += taken
        }
        return y + 12
    }
}
