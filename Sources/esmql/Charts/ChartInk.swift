/// How one series is told from the others in a text.
struct ChartInk {
    /// Whether the terminal shows colours.
    let usesColor: Bool

    /// Six colours of every terminal, then their bright twins; the user's own theme decides their tone.
    private static let colors = [36, 33, 35, 32, 34, 31, 96, 93, 95, 92, 94, 91]
    private static let fills: [Character] = ["█", "▓", "▒", "░", "#", "*", "+", "o", "=", "x", "~", "-"]

    /// A text in the colour of a series.
    func paint(_ text: String, series: Int) -> String {
        guard usesColor, !text.isEmpty else { return text }
        return "\u{1B}[\(Self.colors[series % Self.colors.count])m\(text)\u{1B}[0m"
    }

    /// What the bars of a series are filled with: its colour, or a pattern where there are none.
    func fill(series: Int) -> Character {
        usesColor ? "█" : Self.fills[series % Self.fills.count]
    }

    /// The letter of a line where there are no colours.
    func letter(series: Int) -> Character {
        guard let scalar = Unicode.Scalar(UInt32(UInt8(ascii: "A")) + UInt32(series % 26)) else { return "?" }
        return Character(scalar)
    }
}
