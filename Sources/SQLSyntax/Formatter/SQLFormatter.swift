/// Lays SQL out over lines.
///
/// Tokens and comments stay as they are written and in their order, except that keywords get one letter case, that a
/// comment before a comma or a semicolon goes behind it, and that the last statement gets a semicolon. Formatting a
/// formatted text changes nothing. The name of a result column without an alias is its text, so it changes with it.
public struct SQLFormatter: Sendable {
    /// The letter case of keywords.
    public enum KeywordCase: String, Sendable, CaseIterable {
        /// `select`.
        case lower
        /// `SELECT`.
        case upper
        /// As written.
        case keep
    }

    /// The letter case that keywords get; names keep theirs.
    public var keywordCase: KeywordCase
    /// How many terminal cells a line has at most, as far as it can be broken.
    public var width: Int

    /// A formatter.
    ///
    /// - Parameters:
    ///   - keywordCase: the letter case that keywords get.
    ///   - width: how many terminal cells a line has at most, at least 20.
    public init(keywordCase: KeywordCase = .lower, width: Int = 100) {
        self.keywordCase = keywordCase
        self.width = max(width, 20)
    }

    /// A text laid out anew; a byte order mark, a `#!` line and the kind of line ends are kept.
    ///
    /// - Throws: ``SQLFormatError``, with the diagnostics of a text that does not parse.
    public func format(_ text: String) throws(SQLFormatError) -> String {
        let script = SQLParser.parse(text)
        guard script.diagnostics.isEmpty else {
            throw SQLFormatError(.syntax, "the text has syntax errors", diagnostics: script.diagnostics)
        }
        let input = FormatText(script.source)
        var builder = LayoutBuilder(input)
        builder.lay(script)
        let words = input.tokens.indices.map { index in
            builder.isKeyword[index] ? cased(input.tokens[index].text) : input.tokens[index].text
        }
        let items = LayoutItems(input, builder.layout, words)
        let result = input.prefix + LayoutPrinter(items, width: width, lineEnd: input.lineEnd).print()
        try check(result, input, builder.isKeyword, script)
        return result
    }

    private func cased(_ word: String) -> String {
        switch keywordCase {
        case .lower: word.lowercased()
        case .upper: word.uppercased()
        case .keep: word
        }
    }

    /// Makes sure that a text says what it said before it was laid out.
    private func check(
        _ result: String, _ input: FormatText, _ isKeyword: [Bool], _ before: ParsedScript
    ) throws(SQLFormatError) {
        let after = SQLParser.parse(result)
        let output = FormatText(after.source)
        var isSame =
            after.diagnostics.isEmpty && input.prefix == output.prefix
            && input.tokens.count == output.tokens.count
            && after.statements.count == before.statements.count
        if isSame {
            for (index, (old, new)) in zip(input.tokens, output.tokens).enumerated() {
                let sameText =
                    old.text == new.text || isKeyword[index] && old.text.lowercased() == new.text.lowercased()
                isSame = isSame && sameText && old.comments.map(\.text) == new.comments.map(\.text)
            }
            for (old, new) in zip(before.statements, after.statements) where isSame {
                isSame = SQLPrinter.print(old) == SQLPrinter.print(new)
            }
        }
        guard isSame else {
            throw SQLFormatError(.changed, "the layout would change what the text says; it is left as it is")
        }
    }
}
