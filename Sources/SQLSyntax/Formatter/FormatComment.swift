/// A comment, with what the layout keeps of the white space around it.
struct FormatComment {
    /// The comment as written; a `--` comment without white space at its end.
    var text: String
    /// Whether it ends with its line.
    var isLine: Bool
    /// Whether it has its end; only the last one of a text may lack it.
    var isClosed: Bool
    /// Whether a line begins between it and what stands before.
    var startsLine: Bool
    /// Whether it stands on a line with other comments only before it.
    var isOwnLine: Bool
    /// Whether an empty line stands before it.
    var followsBlankLine: Bool
}
