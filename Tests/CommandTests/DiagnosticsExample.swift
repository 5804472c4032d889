import Foundation
import Testing

/// An example of a document: a query or a line of the shell, and what is said of it on standard error.
struct DiagnosticsExample {
    /// The query, or the line behind `$ `.
    let text: String
    /// Whether it is a line of the shell.
    let isShell: Bool
    /// The lines that the document shows.
    let shown: [String]
    /// The heading that it stands under, without its `#`s.
    let heading: String

    /// What the document shows, as one text.
    var message: String { shown.joined(separator: "\n") }

    /// The code of the first message that the document shows.
    var code: String? {
        shown.first?.firstMatch(of: #/error\[([a-z-]+)\]/#).map { String($0.1) }
    }

    /// The `sql` and `console` blocks of a document that a `text` block follows.
    static func all(in document: Document) -> [DiagnosticsExample] {
        var examples: [DiagnosticsExample] = []
        var waiting: (text: String, isShell: Bool)?
        var block: (language: String, lines: [String])?
        var heading = ""
        for line in document.text.components(separatedBy: "\n") {
            guard let open = block else {
                if line.hasPrefix("```") { block = (String(line.dropFirst(3)), []) }
                if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" || $0 == " " }) }
                continue
            }
            guard line.hasPrefix("```") else {
                block?.lines.append(line)
                continue
            }
            let text = open.lines.joined(separator: "\n")
            switch open.language {
            case "sql": waiting = (text, false)
            case "console": waiting = (String(text.dropFirst(2)), true)
            default:
                if let example = waiting {
                    examples.append(
                        DiagnosticsExample(
                            text: example.text, isShell: example.isShell, shown: open.lines, heading: heading)
                    )
                }
                waiting = nil
            }
            block = nil
        }
        return examples
    }

    /// What the command says of the example.
    func run() async throws -> Outcome {
        isShell ? try await Esmql.shell(text) : try await Esmql.run(["--demo", "-q", "-c", text])
    }
}
