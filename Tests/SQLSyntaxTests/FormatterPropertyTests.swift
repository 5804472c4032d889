import Foundation
import SQLSyntax
import Testing

/// What holds for every text that is formatted.
@Suite struct FormatterPropertyTests {
    private let grammar: Grammar

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../grammar.md").standardizedFileURL
        grammar = try Grammar(markdown: String(contentsOf: file, encoding: .utf8))
    }

    private func expectKept(_ text: String, _ formatter: SQLFormatter) throws {
        let formatted: String
        do { formatted = try formatter.format(text) } catch {
            Issue.record("\(error): \(text)")
            return
        }
        #expect(try formatter.format(formatted) == formatted, "\(text)")
        #expect(Pieces(formatted).comments == Pieces(text).comments, "\(text)")
        #expect(Pieces(formatted).words == Pieces(text).words, "\(text)")
        let before = SQLParser.parse(text).statements.map { SyntaxStructure.describe($0) }
        let after = SQLParser.parse(formatted).statements.map { SyntaxStructure.describe($0) }
        #expect(before == after, "\(text)")
    }

    @Test func examplesOfTheGrammar() throws {
        for example in grammar.examples { try expectKept(example ?? "", SQLFormatter()) }
    }

    @Test(arguments: [11, 12, 13, 14])
    func generatedStatements(seed: UInt64) throws {
        var generator = SentenceGenerator(grammar, seed: seed)
        for _ in 0..<120 {
            try expectKept(generator.sentence(of: "statement"), SQLFormatter(width: seed == 14 ? 20 : 100))
        }
    }

    @Test(arguments: [21, 22, 23, 24])
    func statementsWithCommentsEverywhere(seed: UInt64) throws {
        var generator = SentenceGenerator(grammar, seed: seed)
        var random = SplitMix(state: seed)
        for _ in 0..<120 {
            var text = ""
            for part in 0...random.below(3) {
                if part > 0 { text += Self.gap(&random) + ";" }
                for token in Pieces(generator.sentence(of: "statement")).tokens {
                    text += Self.gap(&random) + token
                }
            }
            try expectKept(text + Self.gap(&random), SQLFormatter(keywordCase: .keep, width: 60))
        }
    }

    /// White space and comments that may stand between two tokens.
    private static func gap(_ random: inout SplitMix) -> String {
        let pieces = [
            " ", " ", " ", "\n", "\n\n", "\t", "\r\n", " /* a */ ", " /* 容\n  量 */ ", " -- b\n",
            "\n-- c \t\r\n",
            "\n\n\n/* d */\n", "\n/* e */ ",
        ]
        // A word needs white space around it, whatever else stands there.
        var text = random.below(3) == 0 ? pieces[random.below(pieces.count)] : ""
        if random.below(12) == 0 { text += pieces[random.below(pieces.count)] }
        return " " + text
    }

    /// A text's words, letter case aside where they are bare, and its comments.
    private struct Pieces {
        var tokens: [String] = []
        var words: [String] = []
        var comments: [String] = []

        init(_ text: String) {
            let source = SourceText(text)
            var lexer = Lexer(source)
            while true {
                let token = lexer.next()
                let piece = source.text(of: token.span)
                switch token.kind {
                case .endOfText:
                    // The last semicolon is the formatter's to add.
                    if words.last == ";" { words.removeLast() }
                    return
                case .whitespace: continue
                case .comment:
                    let isLine = piece.hasPrefix("--")
                    comments.append(isLine ? piece.trimmingCharacters(in: .whitespacesAndNewlines) : piece)
                case .keyword, .identifier:
                    tokens.append(piece)
                    words.append(piece.lowercased())
                default:
                    tokens.append(piece)
                    words.append(piece)
                }
            }
        }
    }
}
