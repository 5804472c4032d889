internal import SQLSyntax

/// Turns what SQLite says of the final SQL into an error about the user's own text.
struct SQLiteErrorTranslation {
    let plan: QueryPlan?
    let text: QueryText

    /// The error; `code` is the diagnostic's where SQLite refuses the query.
    func queryError(_ error: any Error, code: Diagnostic.Code) -> QueryError {
        switch error {
        case let error as QueryError: return located(error)
        case let error as SQLiteError:
            if error.isInterrupt { return .cancelled }
            if error.isOutOfMemory {
                return QueryError(
                    .query, code: "out-of-memory", message: "the query needs more memory than there is",
                    underlying: error)
            }
            if error.isOfFile {
                return QueryError(
                    .query, code: "store",
                    message: "the query's temporary file cannot be used: \(error.message); is its disk full?",
                    underlying: error)
            }
            return QueryError([diagnostic(error, code)])
        default:
            return QueryError(.query, code: code.rawValue, message: "\(error)", underlying: error)
        }
    }

    /// The error with the place of a parameter that has no value.
    private func located(_ error: QueryError) -> QueryError {
        guard error.code == Diagnostic.Code.unboundParameter.rawValue,
            let diagnostic = error.diagnostics.first,
            diagnostic.span == nil, let part = plan?.span, let query = query(in: part),
            let name = diagnostic.message.split(separator: " ").last
        else { return error }
        let places = SyntaxInventory(query).places.compactMap { place -> SourceSpan? in
            guard case .parameter(let parameter) = place.expression.kind else { return nil }
            return parameter.text == name || "?\(parameter.index)" == name ? place.span : nil
        }
        var located = error
        located.diagnostics[0].span = places.first.map { Self.shifted($0, by: part.lower) }
        guard !name.hasPrefix("?") else { return located }
        located.diagnostics[0].hints = [
            "the command's option --param gives it: --param \(name.dropFirst())=value"
        ]
        return located
    }

    private static func shifted(_ span: SourceSpan, by distance: Int) -> SourceSpan {
        SourceSpan(span.lower + distance, span.upper + distance)
    }

    private func diagnostic(_ error: SQLiteError, _ code: Diagnostic.Code) -> Diagnostic {
        let message = message(error)
        // What fails while it runs may be another statement than the final one.
        let span = code == .evaluation ? nil : span(error)
        guard let part = plan?.span, let query = query(in: part) else {
            return Diagnostic(code, message, at: span)
        }
        let inner = span.map { Self.shifted($0, by: -part.lower) }
        guard let finding = SQLiteExplanation(message, at: inner, of: query).finding else {
            return Diagnostic(code, message, at: span)
        }
        var place = finding.span.map { Self.shifted($0, by: part.lower) }
        if code == .evaluation, beginsWithViews(query) { place = nil }
        return Diagnostic(code, finding.message, at: place ?? span, hints: finding.hints)
    }

    /// The query of the text, its spans counted from where it begins.
    private func query(in part: SourceSpan) -> Query? {
        guard case .query(let query)? = try? SQLParser.parseStatement(text[part]).kind else { return nil }
        return query
    }

    /// Whether the text looks like one that views were put before: its places are not those of the user's own.
    ///
    /// While a query is prepared, places are brought back to the user's text; later they are not.
    private func beginsWithViews(_ query: Query) -> Bool {
        plan?.span == SourceSpan(0, text.count) && query.with?.tables.first?.name.quoting == .double
    }

    /// SQLite's message, the store's table names replaced by the user's.
    private func message(_ error: SQLiteError) -> String {
        var message = error.message
        for scan in plan?.scans ?? [] {
            message = message.split(separator: scan.twin, omittingEmptySubsequences: false)
                .joined(separator: scan.schema.name)
        }
        return message
    }

    /// The word of the user's text that SQLite points to.
    private func span(_ error: SQLiteError) -> SourceSpan? {
        guard let plan, let offset = error.offset else { return nil }
        let start = plan.text.originalOffset(offset, in: plan.span)
        guard start < plan.span.upper else { return nil }
        let rest = text[SourceSpan(start, plan.span.upper)].utf8
        let word = rest.prefix {
            $0 >= 0x80 || $0 == UInt8(ascii: "_") || $0 &- UInt8(ascii: "0") < 10
                || Unicode.Scalar($0).properties.isAlphabetic
        }
        return SourceSpan(start, start + max(1, word.count))
    }
}
