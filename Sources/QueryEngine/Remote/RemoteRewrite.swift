internal import SQLSyntax

/// A query in which the parts that a remote engine answers are replaced by its tables.
struct RemoteRewrite {
    /// The new text.
    let text: String
    /// The query in it.
    let query: Query
    /// The tables that it names beside those of the catalogue.
    let providers: [any TableProvider]

    /// The rewriting of a query of `text`; nil where there is no part, or the parts do not fit.
    init?(_ query: Query, of text: String, _ parts: [RemotePart]) {
        guard !parts.isEmpty else { return nil }
        var edits = parts.map { TextEdit(span: $0.span, replacement: $0.replacement) }
        // By their numbers: those before them may be gone.
        for place in SyntaxInventory(query).places {
            guard case .parameter(let parameter) = place.expression.kind, parameter.text == "?" else {
                continue
            }
            edits.append(TextEdit(span: place.expression.span, replacement: "?\(parameter.index)"))
        }
        let edited = EditedText(QueryText(text), edits: edits).string(in: query.span)
        guard case .query(let changed)? = try? SQLParser.parseStatement(edited).kind else { return nil }
        self.text = edited
        self.query = changed
        providers = parts.map(\.provider)
    }
}
