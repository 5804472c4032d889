import Foundation
import SQLSyntax

/// What grammar.md says: its rules and its examples.
struct Grammar {
    /// A part of a rule.
    indirect enum Node {
        case terminal(String)
        case rule(String)
        case token
        case sequence([Node])
        case choice([Node])
        case optional(Node)
        case repetition(Node)
    }

    private(set) var rules: [String: Node] = [:]
    private(set) var order: [String] = []
    /// The example behind each block of rules, `nil` where there is none.
    private(set) var examples: [String?] = []

    init(markdown: String) throws {
        var blocks: [(language: String, text: String)] = []
        for (index, part) in markdown.components(separatedBy: "```").enumerated() where index % 2 == 1 {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            blocks.append((String(lines[0]), lines.count > 1 ? String(lines[1]) : ""))
        }
        for (index, block) in blocks.enumerated() where block.language == "ebnf" {
            try read(block.text)
            let next = index + 1 < blocks.count ? blocks[index + 1] : nil
            examples.append(next?.language == "sql" ? next?.text : nil)
        }
    }

    private mutating func read(_ text: String) throws {
        var reader = GrammarReader(text)
        while let (name, node) = try reader.rule() {
            guard rules.updateValue(node, forKey: name) == nil else {
                throw TestFailure(description: "the rule \(name) is there twice")
            }
            order.append(name)
        }
    }

    /// All terminals of a part, and all rules that it names.
    static func leaves(_ node: Node) -> (terminals: [String], rules: [String]) {
        switch node {
        case .terminal(let text): return ([text], [])
        case .rule(let name): return ([], [name])
        case .token: return ([], [])
        case .sequence(let parts), .choice(let parts):
            let all = parts.map { leaves($0) }
            return (all.flatMap(\.terminals), all.flatMap(\.rules))
        case .optional(let part), .repetition(let part): return leaves(part)
        }
    }
}
