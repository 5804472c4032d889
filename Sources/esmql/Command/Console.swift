import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the command has to say beside its data: on standard error.
enum Console {
    /// The line that tells of progress.
    private struct Status {
        /// Whether it is the last thing on the terminal.
        var isShown = false
        /// Whether it is left out, as an answer is being written.
        var isHeld = false
    }

    private static let status = Mutex(Status())

    /// Whether standard error is a terminal that shows colours.
    static var usesColor: Bool { isatty(STDERR_FILENO) == 1 && !refusesColor }

    /// Whether the user wants no colours, or the terminal has none.
    static var refusesColor: Bool {
        getenv("NO_COLOR") != nil || getenv("TERM").map { String(cString: $0) } == "dumb"
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
        status.withLock { status in
            put(status.isShown ? clearedLine + text : text)
            status.isShown = false
        }
    }

    /// Shows a line on standard error, a terminal, in the place of the one shown before; it has no line feed.
    static func showStatus(_ text: String) {
        status.withLock { status in
            guard !status.isHeld else { return }
            put(clearedLine + text)
            status.isShown = true
        }
    }

    /// Takes the line of ``showStatus(_:)`` away.
    static func clearStatus() {
        status.withLock { status in
            if status.isShown { put(clearedLine) }
            status.isShown = false
        }
    }

    /// Leaves the line out from now on, or no longer: an answer on the same terminal must not be drawn over.
    static func holdStatus(_ isHeld: Bool) {
        if isHeld { clearStatus() }
        status.withLock { $0.isHeld = isHeld }
    }

    private static let clearedLine = "\r\u{1B}[K"

    private static func put(_ text: String) {
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
