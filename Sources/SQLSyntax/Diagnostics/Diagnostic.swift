/// What is wrong with a text: a code, a place, a reason and hints.
///
/// Rendering it is ``DiagnosticRenderer``'s.
public struct Diagnostic: Error, Sendable, Hashable {
    /// The code, stable across releases; docs/diagnostics lists them.
    public var code: Code
    /// One sentence without a full stop, starting in lower case.
    public var message: String
    /// Where in the text; nil where it is about no place.
    public var span: SourceSpan?
    /// What could help: "did you mean …", "write … instead".
    public var hints: [String]

    /// A diagnostic of its parts.
    public init(_ code: Code, _ message: String, at span: SourceSpan?, hints: [String] = []) {
        self.code = code
        self.message = message
        self.span = span
        self.hints = hints
    }

    /// A diagnostic's code, such as `syntax-error`.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as printed.
        public var rawValue: String

        /// A code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }
}
