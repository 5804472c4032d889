import Foundation
import SQLSyntax
import Testing

/// grammar.md is what the parser does, and the parser does what grammar.md says.
@Suite struct GrammarTests {
    private let grammar: Grammar

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../grammar.md").standardizedFileURL
        grammar = try Grammar(markdown: String(contentsOf: file, encoding: .utf8))
    }

    @Test func everyRuleIsThereAndIsUsed() {
        var used: Set<String> = ["script", "reserved-word"]
        for node in grammar.rules.values { used.formUnion(Grammar.leaves(node).rules) }
        #expect(used == Set(grammar.order))
    }

    @Test func everyBlockHasAnExampleThatParses() {
        for (rule, example) in zip(grammar.order, grammar.examples) {
            let script = SQLParser.parse(example ?? "")
            #expect(!script.statements.isEmpty, "\(rule)")
            #expect(script.diagnostics.map(\.message) == [], "\(rule)")
        }
        #expect(grammar.examples.count == grammar.order.count)
    }

    @Test func everyKeywordIsInTheGrammar() {
        let terminals = Set(grammar.rules.values.flatMap { Grammar.leaves($0).terminals })
        #expect(Keyword.allCases.map(\.text).filter { !terminals.contains($0) } == [])
    }

    @Test func theGroupsOfWordsAreThoseOfTheLexer() throws {
        func words(_ rules: String...) -> Set<String> {
            Set(rules.flatMap { rule in grammar.rules[rule].map { Grammar.leaves($0).terminals } ?? [] })
        }
        #expect(
            words("free-word", "edge-word") == Set(Keyword.allCases.filter(\.fallsBackToName).map(\.text)))
        #expect(words("join-word") == Set(Keyword.allCases.filter(\.isJoinWord).map(\.text)))
        let contextual: Set<Keyword> = [.filter, .over, .window]
        let reserved = Keyword.allCases.filter { !$0.canBeName && !contextual.contains($0) }
        #expect(words("reserved-word") == Set(reserved.map(\.text)))
        for word in words("reserved-word") {
            #expect(SQLParser.parse("SELECT 1 AS \(word)").diagnostics.count == 1, "\(word)")
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func generatedStatementsParseAndPrint(seed: UInt64) throws {
        var generator = SentenceGenerator(grammar, seed: seed)
        for _ in 0..<1_000 {
            let text = generator.sentence(of: "statement")
            let script = SQLParser.parse(text)
            guard let statement = script.statements.first, script.diagnostics.isEmpty else {
                Issue.record("\(script.diagnostics.first?.message ?? "nothing"): \(text)")
                return
            }
            let printed = SQLPrinter.print(statement)
            guard let again = SQLParser.parse(printed).statements.first else {
                Issue.record("printed: \(printed)\nfrom: \(text)")
                return
            }
            #expect(SyntaxStructure.describe(again) == SyntaxStructure.describe(statement), "\(text)")
        }
    }

    @Test func generatedStatementsReachEveryRule() {
        var generator = SentenceGenerator(grammar, seed: 5)
        var words: Set<String> = []
        for _ in 0..<6_000 {
            words.formUnion(generator.sentence(of: "statement").split(separator: " ").map(String.init))
        }
        let unused: Set<String> = ["reserved-word", "script"]
        let terminals = grammar.rules.filter { !unused.contains($0.key) }.values
            .flatMap { Grammar.leaves($0).terminals }
        #expect(terminals.filter { !words.contains($0) } == [])
    }
}
