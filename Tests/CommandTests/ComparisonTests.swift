import Foundation
import Testing

@testable import esmql

/// docs/comparison.md: what it says of esmql is there.
@Suite("Comparison with other shells")
struct ComparisonTests {
    private let document: Document
    private let rows: [[String]]

    init() throws {
        let document = try Document("docs/comparison.md")
        self.document = document
        rows = ["## At the prompt", "## In scripts", "## Answers", "## The data"]
            .flatMap { document.table(under: $0) }
    }

    @Test func `forty features in seven columns`() {
        #expect(rows.map { $0.first } == (1...40).map(String.init))
        #expect(rows.allSatisfy { $0.count == 7 && $0.allSatisfy { !$0.isEmpty } })
    }

    @Test func `what is named in our column exists`() async throws {
        let help = try await Esmql.run(["--help"]).output
        let options = Set(help.matches(of: #/ (--?[a-z][a-z-]*)/#).map { String($0.1) })
        let commands = Set(CommandTable.all.flatMap(\.spellings))
        var seen = 0
        for code in rows.flatMap({ Document.code(in: $0[2]) }) {
            let word = String(code.prefix { $0 != " " })
            switch word.first {
            case "-" where word == "--": #expect(code == "-- :param")
            case "-": #expect(options.contains(word), "\(code)")
            case ".", "\\": #expect(commands.contains(word), "\(code)")
            default:
                guard !["explain", "make"].contains(word), word != "=" else { continue }
                #expect(OutputFormatName(rawValue: word) != nil, "\(code)")
            }
            seen += 1
        }
        #expect(seen > 20)
    }

    @Test func `we lack none of them`() {
        #expect(!rows.contains { $0[2] == "no" })
    }
}
