internal import SQLSyntax

/// Why a part of a query is not answered by the archive.
struct NotTranslated: Error {
    /// The reason, as it goes on behind the part's text: `differs in …`.
    let reason: String
    /// The part.
    let span: SourceSpan

    init(_ span: SourceSpan, _ reason: String) {
        self.span = span
        self.reason = reason
    }
}
