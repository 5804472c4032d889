/// A piece of the text with its place.
package struct Token: Sendable, Hashable {
    /// What it is.
    package var kind: TokenKind
    /// Where it stands.
    package var span: SourceSpan

    /// A token of a kind at a place.
    package init(_ kind: TokenKind, _ lower: Int, _ upper: Int) {
        self.kind = kind
        self.span = SourceSpan(lower, upper)
    }
}
