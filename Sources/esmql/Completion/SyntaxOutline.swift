import SQLSyntax

/// The statement around a cursor: its tokens without white space and comments, and its parentheses.
///
/// The statement may be unfinished or wrong anywhere.
struct SyntaxOutline {
    /// A token and its text.
    struct Word: Hashable {
        /// What it is.
        var kind: TokenKind
        /// Its text.
        var text: String

        /// The keyword that it is; nil for other tokens.
        var keyword: Keyword? {
            if case .keyword(let keyword) = kind { keyword } else { nil }
        }

        /// The name that it can be; nil where it can be none.
        var name: String? {
            switch kind {
            case .identifier: text
            case .quotedIdentifier: String(text.dropFirst().dropLast())
            case .keyword(let keyword): keyword.canBeName ? text : nil
            default: nil
            }
        }
    }

    /// What stands between two parentheses, or the whole statement.
    struct Group: Hashable {
        /// The index of the word before its first one: that of `(`, -1 for the statement.
        var open: Int
        /// The index behind its last word: that of `)`, or the number of words.
        var close: Int
    }

    /// A word of a group, or a group within it.
    enum Item: Hashable {
        /// The word of an index.
        case word(Int)
        /// A group.
        case group(Group)

        /// The index where it begins.
        var start: Int {
            switch self {
            case .word(let index): index
            case .group(let group): group.open
            }
        }

        /// The index of its last word.
        var end: Int {
            switch self {
            case .word(let index): index
            case .group(let group): group.close
            }
        }
    }

    /// The words, without the one that is being typed.
    let words: [Word]
    /// How many of them stand before the cursor.
    let cursor: Int
    private let closings: [Int: Int]

    /// An outline of words.
    init(words: [Word], cursor: Int) {
        self.words = words
        self.cursor = cursor
        var closings: [Int: Int] = [:]
        var open: [Int] = []
        for (index, word) in words.enumerated() {
            if word.kind == .leftParenthesis { open.append(index) }
            if word.kind == .rightParenthesis, let start = open.popLast() { closings[start] = index }
        }
        // What is not closed ends with the statement.
        for start in open { closings[start] = words.count }
        self.closings = closings
    }

    /// The whole statement.
    var statement: Group { Group(open: -1, close: words.count) }

    /// The groups around the cursor, the statement first.
    var path: [Group] {
        let inner = closings.filter { $0.key < cursor && cursor <= $0.value }
            .map { Group(open: $0.key, close: $0.value) }.sorted { $0.open < $1.open }
        return [statement] + inner
    }

    /// What a group consists of.
    func items(of group: Group) -> [Item] {
        var items: [Item] = []
        var index = group.open + 1
        while index < group.close {
            if words[index].kind == .leftParenthesis, let close = closings[index] {
                let inner = Group(open: index, close: min(close, group.close))
                items.append(.group(inner))
                index = inner.close + 1
            } else {
                items.append(.word(index))
                index += 1
            }
        }
        return items
    }

    /// The word of an index; nil where there is none.
    func word(_ index: Int) -> Word? {
        words.indices.contains(index) ? words[index] : nil
    }

    /// The keyword of an index; nil where there is none.
    func keyword(_ index: Int) -> Keyword? { word(index)?.keyword }

    /// The keyword that an item is.
    func keyword(_ item: Item) -> Keyword? {
        if case .word(let index) = item { keyword(index) } else { nil }
    }

    /// Whether a group is a query of its own.
    func isQuery(_ group: Group) -> Bool {
        if group.open < 0 { return true }
        switch keyword(group.open + 1) {
        case .select, .with, .values: return group.open + 1 < group.close
        default: return false
        }
    }
}
