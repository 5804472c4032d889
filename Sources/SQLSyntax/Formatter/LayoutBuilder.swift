/// Finds where a text may break, from its syntax trees.
///
/// Each node says where its own parts break and leaves the nodes inside for later, so that deep trees need no deep
/// recursion; a node is always seen before what is inside of it.
struct LayoutBuilder {
    /// What is still to be laid out.
    enum Task {
        /// An expression; the lines of a chain of `AND` or `OR` are those of the frame around it where it `isLoose`.
        case expression(Expression, isLoose: Bool)
        /// A query.
        case query(Query)
    }

    /// The tokens.
    let tokens: [FormatToken]
    /// What has been found.
    private(set) var layout: Layout
    /// For each token whether it is a word of the grammar, not a name.
    private(set) var isKeyword: [Bool]
    private var tasks: [Task] = []

    /// A builder for the trees of a text.
    init(_ text: FormatText) {
        tokens = text.tokens
        layout = Layout(gaps: Array(repeating: Layout.Gap(), count: tokens.count))
        isKeyword = tokens.map { token in
            if case .keyword = token.kind { true } else { false }
        }
    }

    /// Lays out all statements of a text.
    mutating func lay(_ script: ParsedScript) {
        for index in tokens.indices where index == 0 || tokens[index - 1].kind == .semicolon {
            let kind = tokens[index].kind
            let isFirst = index == 0 || kind == .semicolon || kind == .endOfText
            set(index, isFirst ? .none : .hard)
            layout.gaps[index].keepsBlankLine = true
        }
        for statement in script.statements {
            layout.frame(range(statement.span), .group)
            lay(statement)
            while let task = tasks.popLast() {
                switch task {
                case .expression(let expression, let isLoose): lay(expression, isLoose)
                case .query(let query): lay(query)
                }
            }
        }
    }

    // MARK: Places

    /// The first token of a span.
    func first(_ span: SourceSpan) -> Int { index(from: span.lower) }

    /// The token behind a span.
    func end(_ span: SourceSpan) -> Int { index(from: span.upper) }

    /// The tokens of a span.
    func range(_ span: SourceSpan) -> Range<Int> {
        let start = first(span)
        return start..<max(start, end(span))
    }

    /// The first token that begins at an offset or behind it.
    private func index(from offset: Int) -> Int {
        var low = 0
        var high = tokens.count - 1
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.lower < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Findings

    /// Says what stands before a token.
    mutating func set(_ index: Int, _ space: Layout.Break) { layout.gaps[index].space = space }

    /// Keeps an empty line before a token.
    mutating func keepBlankLine(_ index: Int) { layout.gaps[index].keepsBlankLine = true }

    /// Makes a frame of some tokens.
    mutating func frame(_ tokens: Range<Int>, _ frame: Layout.Frame, holdsBreak: Bool = false) {
        layout.frame(tokens, frame, holdsBreak: holdsBreak)
    }

    /// Indents the comments before what closes a block like the block.
    mutating func closeBlock(_ index: Int) { layout.gaps[index].commentIndent = 4 }

    /// Leaves an expression for later.
    mutating func later(_ expression: Expression?, isLoose: Bool = false) {
        if let expression { tasks.append(.expression(expression, isLoose: isLoose)) }
    }

    /// Leaves a query for later.
    mutating func later(_ query: Query) { tasks.append(.query(query)) }

    /// Marks a name: its letters stay.
    mutating func name(_ name: Identifier?) {
        if let name { isKeyword[first(name.span)] = false }
    }

    /// Marks words that are no keywords to the lexer and are words of the grammar.
    mutating func word(_ index: Int) {
        if tokens[index].kind == .identifier { isKeyword[index] = true }
    }

    /// Marks tokens that are no words of the grammar.
    mutating func names(_ range: Range<Int>) {
        for index in range { isKeyword[index] = false }
    }

    /// Lays out expressions with commas between them, aligned with the first one.
    ///
    /// Short ones fill the lines; the others get a line each where all together do not fit.
    mutating func list(_ values: [Expression]) {
        guard let head = values.first, let last = values.last else { return }
        frame(first(head.span)..<end(last.span), .aligned)
        items(values.map { ($0, $0.span) })
    }

    /// Says where a list breaks; `items` are its expressions, nil for a `*`, each with its place.
    mutating func items(_ items: [(expression: Expression?, span: SourceSpan)]) {
        var wasShort = true
        for (index, item) in items.enumerated() {
            let isShort = item.expression?.isShort ?? true
            if index > 0 { set(first(item.span), isShort && wasShort ? .fill : .line) }
            wasShort = isShort
            later(item.expression)
        }
    }

    /// Lays out a query in parentheses that open with a token; where it `isApart`, on lines of its own.
    mutating func parenthesized(_ query: Query, open: Int, isApart: Bool = false) {
        let close = end(query.span)
        let space: Layout.Break = query.isBlock || isApart ? .hard : .soft
        frame(open..<(close + 1), .group)
        frame((open + 1)..<close, .nested(4), holdsBreak: true)
        set(open + 1, space)
        set(close, space)
        closeBlock(close)
        later(query)
    }
}
