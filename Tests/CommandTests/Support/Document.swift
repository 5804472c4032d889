import Foundation

/// A text of the package in Markdown.
struct Document {
    /// A fenced block: its language and its lines.
    struct Block {
        let language: String
        let lines: [String]
    }

    /// The whole text.
    let text: String

    /// Reads a file of the package.
    init(_ name: String) throws {
        text = try String(contentsOf: Esmql.package.appendingPathComponent(name), encoding: .utf8)
    }

    /// What is between backticks outside of the fenced blocks.
    var code: [String] {
        text.split(separator: #/(?m)^```[^\n]*$/#, omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.flatMap { Self.code(in: String($0.element)) }
    }

    /// The fenced blocks, in order.
    var blocks: [Block] {
        var blocks: [Block] = []
        var open: (language: String, lines: [String])?
        for line in text.components(separatedBy: "\n") {
            if let current = open {
                if line.hasPrefix("```") {
                    blocks.append(Block(language: current.language, lines: current.lines))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), [])
            }
        }
        return blocks
    }

    /// The cells of the first table behind a heading, without the head of the table.
    func table(under heading: String) -> [[String]] {
        let lines = text.components(separatedBy: "\n").drop { $0 != heading }
        return lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
            line.dropFirst().dropLast().components(separatedBy: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// The relative targets of the links, without the places within them.
    var relativeLinks: [String] {
        text.matches(of: #/\]\(([^)#:\s]+)(?:#[^)]*)?\)/#).map { String($0.1) }
    }

    /// What is between backticks in a text.
    static func code(in text: String) -> [String] {
        text.matches(of: #/`([^`]+)`/#).map { String($0.1) }
    }
}
