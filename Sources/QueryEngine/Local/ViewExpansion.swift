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
        let own = Set((query.with?.tables ?? []).map { $0.name.name.asciiLowercased })
        let needed = Self.needed(by: source[query.span], views: views, except: own)
        guard !needed.isEmpty else { return nil }
        // Side by side in one WITH, the query's own tables would be seen by the views.
        for view in needed {
            if let name = own.intersection(Self.names(in: view.definition)).min() {
                throw Diagnostic(
                    .nameTaken, "the view \(view.name) reads \(name), which this query defines anew",
                    at: query.with?.tables.first { $0.name.name.asciiLowercased == name }?.name.span,
                    hints: ["give it another name"])
            }
        }

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

    /// The views that a text mentions, and those that they mention, in the order of their making.
    private static func needed(
        by text: String, views: [SessionObjects.View], except own: Set<String>
    ) -> [SessionObjects.View] {
        var found: Set<String> = []
        var waiting = [text]
        while let next = waiting.popLast() {
            let names = names(in: next)
            for view in views where names.contains(view.name.asciiLowercased) {
                let name = view.name.asciiLowercased
                guard !own.contains(name), found.insert(name).inserted else { continue }
                waiting.append(view.definition)
            }
        }
        return views.filter { found.contains($0.name.asciiLowercased) }
    }

    /// The words of a text that can be names, quotes removed, in small letters.
    private static func names(in text: String) -> Set<String> {
        let source = SourceText(text)
        var lexer = Lexer(source)
        var names: Set<String> = []
        while true {
            let token = lexer.next()
            switch token.kind {
            case .endOfText: return names
            case .identifier, .keyword: names.insert(source.text(of: token.span).asciiLowercased)
            case .quotedIdentifier:
                let quoted = source.text(of: token.span)
                guard let quote = quoted.first else { continue }
                let inner = String(quoted.dropFirst().dropLast())
                let double = String([quote, quote])
                names.insert(inner.replacing(double, with: String(quote)).asciiLowercased)
            default: continue
            }
        }
    }

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
