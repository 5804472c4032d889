/// The state of one parse: recursive descent over the tokens of a whole script.
///
/// Its productions are in extensions by area. Each one throws ``Stop`` after it has recorded a diagnostic; the
/// script's loop then goes on behind the next semicolon.
struct Parser {
    /// Ends the statement at hand; what was wrong is in ``diagnostics``.
    struct Stop: Error {}

    let source: SourceText
    /// The tokens without trivia, the last one `.endOfText`.
    let tokens: [Token]
    var index = 0
    /// The index of the first token of the statement at hand.
    var statementStart = 0
    var diagnostics: [Diagnostic] = []

    /// What would have been accepted in place of the current token.
    var expected: [Expectation] = []
    /// The parentheses that are open at the current token.
    var openParentheses: [SourceSpan] = []

    /// The symbols that SQLite's parser would have on its stack.
    var depth = 0
    /// The height of the expression that is being built.
    var height = 0

    /// The numbers of the statement's named parameters.
    var parameterNumbers: [String: Int] = [:]
    /// The largest number of a parameter so far.
    var parameterCount = 0
    /// The statement's parameters by number.
    var parameters: [Int: Parameter] = [:]

    init(_ source: SourceText) {
        self.source = source
        tokens = Self.tokens(of: source)
    }

    // MARK: Tokens

    var current: Token { tokens[index] }

    /// The token some places ahead, the last one where the text is used up.
    func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

    /// The end of the token before the current one.
    var previousEnd: Int { index > 0 ? tokens[index - 1].span.upper : 0 }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
        expected.removeAll(keepingCapacity: true)
    }

    func text(_ token: Token) -> String { source.text(of: token.span) }

    /// From a start up to the end of what has been read.
    func span(from start: Int) -> SourceSpan { SourceSpan(start, max(start, previousEnd)) }

    func at(_ keyword: Keyword) -> Bool { current.kind == .keyword(keyword) }

    /// Takes a keyword where it comes next; otherwise notes that it would have been welcome.
    mutating func accept(_ keyword: Keyword) -> Bool {
        guard current.kind == .keyword(keyword) else {
            expected.append(.keyword(keyword))
            return false
        }
        advance()
        return true
    }

    /// Takes a symbol where it comes next; otherwise notes that it would have been welcome.
    mutating func accept(_ kind: TokenKind) -> Bool {
        guard current.kind == kind else {
            expected.append(.symbol(kind))
            return false
        }
        advance()
        return true
    }

    mutating func expect(_ keyword: Keyword) throws(Stop) {
        guard accept(keyword) else { throw syntaxError() }
    }

    mutating func expect(_ kind: TokenKind) throws(Stop) {
        guard accept(kind) else { throw syntaxError() }
    }

    mutating func openParenthesis() throws(Stop) {
        let span = current.span
        try expect(.leftParenthesis)
        openParentheses.append(span)
    }

    mutating func closeParenthesis() throws(Stop) {
        try expect(.rightParenthesis)
        _ = openParentheses.popLast()
    }

    // MARK: Depth

    /// Makes sure that SQLite's parser stack of 100 entries could take `count` more symbols.
    mutating func reserve(_ count: Int) throws(Stop) {
        guard depth + count > Self.stackLimit else { return }
        let message = "parser stack overflow: the statement is nested too deeply here"
        let hint = "take a part of it out into a WITH clause"
        diagnostics.append(Diagnostic(.nestedTooDeeply, message, at: current.span, hints: [hint]))
        throw Stop()
    }

    /// Counts a node on top of the expression at hand.
    mutating func grow() throws(Stop) {
        height += 1
        guard height > Self.heightLimit else { return }
        let message = "the expression is nested more than \(Self.heightLimit) operators deep"
        diagnostics.append(Diagnostic(.nestedTooDeeply, message, at: current.span))
        throw Stop()
    }

    /// The symbols that fit into SQLite's parser stack beside its sentinel.
    static let stackLimit = 99
    /// The highest tree that an expression can be; it keeps the recursion of all who walk it small.
    static let heightLimit = 300
}
