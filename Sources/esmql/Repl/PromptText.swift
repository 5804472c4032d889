/// What stands before the lines at the prompt.
struct PromptText: Hashable, Sendable {
    /// Before the first line of a statement.
    let first: String
    /// Before its further lines.
    let further: String

    /// A prompt.
    ///
    /// - Parameters:
    ///   - profile: the profile that it names; nil for none.
    ///   - usesColor: whether the terminal shows colours.
    init(profile: String? = nil, usesColor: Bool = false) {
        let name = profile.map { "esmql:" + VisibleText.of($0) } ?? "esmql"
        let padding = String(repeating: " ", count: max(0, DisplayWidth.of(name) - 3))
        first = Self.colored(name + ">", "\u{1B}[1;36m", usesColor) + " "
        further = Self.colored(padding + "...>", "\u{1B}[2m", usesColor) + " "
    }

    /// A text in a colour; what moves no cursor stands between two U+0001.
    private static func colored(_ text: String, _ color: String, _ usesColor: Bool) -> String {
        usesColor ? "\u{1}\(color)\u{1}\(text)\u{1}\u{1B}[0m\u{1}" : text
    }
}
