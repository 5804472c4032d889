/// What the parser found in a text.
public struct ParsedScript: Sendable {
    /// The text, for looking up what spans mean.
    public var source: SourceText
    /// The statements without an error, in order.
    public var statements: [Statement]
    /// The errors, in order; at least one for each statement that is missing.
    public var diagnostics: [Diagnostic]

    /// A script of its parts.
    public init(source: SourceText, statements: [Statement], diagnostics: [Diagnostic]) {
        self.source = source
        self.statements = statements
        self.diagnostics = diagnostics
    }
}
