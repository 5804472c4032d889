import CEditLine

/// The character encoding of the terminal.
enum TerminalLocale {
    private static let once: Void = cel_use_locale()

    /// Makes the C library use the encoding that the environment names, or UTF-8 where it names none.
    static func use() {
        once
    }
}
