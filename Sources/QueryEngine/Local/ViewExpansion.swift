internal import SQLSyntax

/// Puts the views that a query reads before it as common table expressions.
struct ViewExpansion {
    /// The text with the views in front, and the query in it.
    let text: String
    let query: Query
    private let inserted: SourceSpan

    /// The expansion of a query of `text`; nil where it mentions no view.
    ///
    /// - Throws: a diagnostic where the expanded text cannot be parsed.
    init?(_ query: Query, of text: String, views: [SessionObjects.View]) throws(Diagnostic) {
        let source = QueryText(text)
        // Views read views that were made before them.
        var needed: [SessionObjects.View] = []
        var mentioned = source[query.span].asciiLowercased
        for view in views.reversed() where mentioned.contains(view.name.asciiLowercased) {
            needed.insert(view, at: 0)
            mentioned += view.definition.asciiLowercased
        }
        let own = Set((query.with?.tables ?? []).map { $0.name.name.asciiLowercased })
        needed.removeAll { own.contains($0.name.asciiLowercased) }
        guard !needed.isEmpty else { return nil }

        let list = needed.map { view in
            let columns =
                view.columns.isEmpty
                ? "" : "(\(view.columns.map(\.quotedIdentifier).joined(separator: ", ")))"
            // A line feed ends a comment that the definition may end in.
            return "\(view.name.quotedIdentifier)\(columns) as (\(view.definition)\n)"
        }.joined(separator: ", ")
        let place: Int
        let insertion: String
        if let first = query.with?.tables.first {
            place = first.span.lower
            insertion = list + ", "
        } else {
            place = query.span.lower
            insertion = "with " + list + " "
        }
        let start = source[SourceSpan(query.span.lower, place)]
        self.text = start + insertion + source[SourceSpan(place, query.span.upper)]
        inserted = SourceSpan(start.utf8.count, start.utf8.count + insertion.utf8.count)
        offset = query.span.lower
        let statement = try SQLParser.parseStatement(self.text)
        guard case .query(let expanded) = statement.kind else {
            throw Diagnostic(.notSupported, "the views of this query cannot be put before it", at: query.span)
        }
        self.query = expanded
    }

    private let offset: Int

    /// A diagnostic of the expanded text as one of the original.
    func original(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        guard let span = diagnostic.span else { return diagnostic }
        if span.lower < inserted.lower {
            diagnostic.span = SourceSpan(span.lower + offset, span.upper + offset)
        } else if span.lower >= inserted.upper {
            let shift = offset - (inserted.upper - inserted.lower)
            diagnostic.span = SourceSpan(span.lower + shift, span.upper + shift)
        } else {
            diagnostic.span = nil
            diagnostic.hints.append("the place is in a view that the query reads")
        }
        return diagnostic
    }
}
