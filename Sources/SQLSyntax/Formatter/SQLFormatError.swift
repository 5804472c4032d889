/// Why a text was not formatted.
public struct SQLFormatError: Error, Sendable, Hashable {
    /// The kind of failure.
    public enum Code: String, Sendable {
        /// The text does not parse.
        case syntax
        /// The text laid out would not have the same tokens; a defect of the formatter.
        case changed
    }

    /// The kind of failure.
    public var code: Code
    /// One sentence without a full stop, starting in lower case.
    public var message: String
    /// What the parser found; empty unless the code is `syntax`.
    public var diagnostics: [Diagnostic]

    /// An error of its parts.
    public init(_ code: Code, _ message: String, diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
    }
}
