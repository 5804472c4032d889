#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the command has to say beside its data: on standard error.
enum Console {
    /// Whether standard error is a terminal that shows colours.
    static var usesColor: Bool {
        isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
            && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// How many columns standard error has; nil where it is no terminal.
    static var terminalWidth: Int? {
        var size = winsize()
        guard isatty(STDERR_FILENO) == 1, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    /// Writes a text and a line feed, where it does not end in one.
    static func error(_ text: String) {
        errorFragment(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes a text to standard error as it is.
    static func errorFragment(_ text: String) {
        // Nobody is left to tell where standard error is closed.
        _ = text.utf8CString.withUnsafeBytes { bytes in
            write(STDERR_FILENO, bytes.baseAddress, bytes.count - 1)
        }
    }

    /// Writes a text to standard output as it is.
    static func output(_ text: String) {
        _ = text.utf8CString.withUnsafeBytes { bytes in
            write(STDOUT_FILENO, bytes.baseAddress, bytes.count - 1)
        }
    }

    /// A text of the site's or the user's, its control characters shown instead of executed.
    static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.of(String($0)) }
            .joined(separator: "\n")
    }
}
