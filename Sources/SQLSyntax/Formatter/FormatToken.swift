/// A token with the comments before it.
struct FormatToken {
    /// What it is.
    var kind: TokenKind
    /// Where it stands.
    var span: SourceSpan
    /// The token as written.
    var text: String
    /// The comments between it and the token before.
    var comments: [FormatComment] = []
    /// How many line ends stand right before it, from 0 to 2.
    var lineEnds = 0
}
