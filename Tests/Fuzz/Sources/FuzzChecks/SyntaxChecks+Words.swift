import SQLSyntax

extension SyntaxChecks {
    /// The words of the language: keywords with a space behind, operators, and what begins and ends other tokens.
    package static var words: [String] {
        Keyword.allCases.map { $0.text + " " } + signs + [
            "SHOW ", "TABLES ", "SETTINGS ", "DESCRIBE ", "REFRESH ",
        ]
    }

    private static let signs = [
        "(", ")", ",", ".", ";", "+", "-", "*", "/", "%", "&", "|", "~", "||", "<<", ">>", "=", "==", "<>",
        "!=",
        "<", "<=", ">", ">=", "->", "->>", "--", "/*", "*/", "'", "''", "\"", "`", "[", "]", "x'", "0x", "?",
        ":", "@",
        "$", "#!", "1.", ".5", "1e9", "()", "(SELECT ", "CASE WHEN ", "f(", "容",
    ]
}
