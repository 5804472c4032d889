internal import SQLSyntax

/// Says what a message of SQLite means for the one who wrote the query: the reason, the place, what helps.
///
/// SQLite decides what is wrong, so nothing is refused that it would take; the tree tells where and why.
struct SQLiteExplanation {
    /// The query as SQLite got it.
    let query: Query
    /// Its pieces.
    let inventory: SyntaxInventory
    /// What SQLite said.
    let message: String
    /// The place that SQLite gave, where it gave one.
    let span: SourceSpan?

    init(_ message: String, at span: SourceSpan?, of query: Query) {
        self.query = query
        self.message = message
        self.span = span
        inventory = SyntaxInventory(query)
    }

    /// What to say; nil where the message is best left as it is.
    var finding: Finding? {
        aggregateFinding ?? windowFinding ?? functionFinding ?? countFinding ?? clauseFinding
            ?? recursionFinding ?? evaluationFinding
    }

    /// A message with its place and hints.
    struct Finding {
        /// One sentence without a full stop.
        var message: String
        /// The place; nil where it is not known.
        var span: SourceSpan?
        /// What helps.
        var hints: [String] = []
    }

    /// What stands between a beginning and an end of the message; nil where it has another form.
    func word(after prefix: String, before suffix: String = "") -> String? {
        guard message.hasPrefix(prefix), message.hasSuffix(suffix),
            message.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return String(message.dropFirst(prefix.count).dropLast(suffix.count))
    }

    /// The call that SQLite points to, else the first one of a name that meets a condition.
    func call(
        of name: String, where isAtFault: (FunctionCall, SyntaxPlace) -> Bool = { _, _ in true }
    ) -> (call: FunctionCall, place: SyntaxPlace)? {
        let calls = inventory.calls(of: [name.asciiLowercased])
        if let span, let call = calls.first(where: { $0.place.span.lower == span.lower }) { return call }
        return calls.first { isAtFault($0.call, $0.place) }
    }

    /// The element where there is only one: of several nobody knows which one failed.
    static func only<Element>(_ elements: [Element]) -> Element? {
        elements.count == 1 ? elements[0] : nil
    }
}

extension Expression {
    /// The expression without parentheses around it.
    var unwrapped: Expression {
        if case .parenthesized(let inner) = kind { inner.unwrapped } else { self }
    }

    /// The text of a literal.
    var literalText: String? {
        if case .literal(.string(let text)) = unwrapped.kind { text } else { nil }
    }

    /// The number of a literal without a sign.
    var literalInteger: Int? {
        if case .literal(.integer(let digits)) = unwrapped.kind { Int(digits) } else { nil }
    }

    /// Whether a call that meets a condition is in the expression, queries in it left aside.
    func contains(_ isMeant: (FunctionCall) -> Bool) -> Bool {
        if case .function(let call) = kind, isMeant(call) { return true }
        return children.contains { child in
            if case .expression(let inner) = child { inner.contains(isMeant) } else { false }
        }
    }
}
