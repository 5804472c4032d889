/// Something that the parser would have accepted.
enum Expectation: Hashable {
    /// A word.
    case keyword(Keyword)
    /// A symbol.
    case symbol(TokenKind)
    /// A construct by its name, such as "an expression".
    case thing(String)

    /// How a message names it.
    var text: String {
        switch self {
        case .keyword(let keyword): keyword.text
        case .symbol(.endOfText): "the end of the text"
        case .symbol(let kind): "\"\(Self.symbols[kind] ?? "?")\""
        case .thing(let text): text
        }
    }

    private static let symbols: [TokenKind: String] = [
        .leftParenthesis: "(", .rightParenthesis: ")", .comma: ",", .dot: ".", .semicolon: ";", .star: "*",
        .equal: "=",
    ]
}
