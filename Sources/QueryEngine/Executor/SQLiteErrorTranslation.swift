internal import SQLSyntax

/// Turns what SQLite says of the final SQL into an error about the user's own text.
struct SQLiteErrorTranslation {
    let plan: QueryPlan?
    let text: QueryText

    /// The error; `code` is the diagnostic's where SQLite refuses the query.
    func queryError(_ error: any Error, code: Diagnostic.Code) -> QueryError {
        switch error {
        case let error as QueryError: return error
        case let error as SQLiteError:
            if error.isInterrupt { return .cancelled }
            if error.isOutOfMemory {
                return QueryError(
                    .query, code: "out-of-memory", message: "the query needs more memory than there is",
                    underlying: error)
            }
            return QueryError([Diagnostic(code, message(error), at: span(error))])
        default:
            return QueryError(.query, code: code.rawValue, message: "\(error)", underlying: error)
        }
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
            $0 >= 0x80 || $0 == UInt8(ascii: "_") || Unicode.Scalar($0).properties.isAlphabetic
        }
        return SourceSpan(start, start + max(1, word.count))
    }
}
