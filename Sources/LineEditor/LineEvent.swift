/// What came of waiting for a line.
public enum LineEvent: Hashable, Sendable {
    /// A line, without its line feed; pasted text may hold line feeds.
    case line(String)
    /// Ctrl-C: the line was given up.
    case interrupted
    /// Ctrl-D on an empty line, or no more input.
    case endOfInput
}
