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
