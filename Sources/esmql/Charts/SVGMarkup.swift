/// Elements of a picture in SVG, collected as text.
struct SVGMarkup {
    /// The elements so far, a line each.
    private(set) var text = ""

    /// Adds an element as it is.
    mutating func add(_ element: String) {
        text += element + "\n"
    }

    /// Adds a text.
    ///
    /// - Parameters:
    ///   - string: What is written; markup in it is escaped.
    ///   - x: Its start, middle or end, by `anchor`.
    ///   - y: Its base line.
    ///   - anchor: `start`, `middle` or `end`.
    ///   - style: Its class, if any.
    mutating func write(
        _ string: String, x: Double, y: Double, anchor: String = "start", style: String = ""
    ) {
        let style = style.isEmpty ? "" : " class=\"\(style)\""
        add(
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor)\"\(style)>"
                + Self.escaped(string) + "</text>")
    }

    /// Adds a straight line.
    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
        let points = "x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\""
        let ends = "x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\""
        add("<line \(points) \(ends) class=\"\(style)\"/>")
    }

    /// A length with two decimals at most.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        guard rest != 0 else { return "\(sign)\(whole)" }
        let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
        return "\(sign)\(whole).\(digits)"
    }

    /// A text whose markup is escaped; characters that XML does not allow are replaced.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar.value < 0x20 && scalar != "\n" ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }
}
