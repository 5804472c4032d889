import Foundation
import SQLSyntax
import Testing

/// Replays the inputs that the fuzzers once stumbled over, and those that they start from.
@Suite struct FuzzRegressionTests {
    static func inputs(_ folder: String) throws -> [URL] {
        let folders = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../Fuzz/" + folder)
        return try FileManager.default
            .contentsOfDirectory(at: folders.standardizedFileURL, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }

    @Test(arguments: ["Corpus", "Regressions"])
    func inputsHoldNoSurprise(folder: String) throws {
        let files = try Self.inputs(folder)
        #expect(!files.isEmpty)
        for file in files {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            let name = file.lastPathComponent
            tokensTile(text, name)
            let script = SQLParser.parse(text)
            for diagnostic in script.diagnostics {
                let shown = DiagnosticRenderer(source: script.source).render(diagnostic)
                #expect(shown.hasPrefix("error["), "\(name)")
            }
            for statement in script.statements {
                let printed = SQLPrinter.print(statement)
                let again = SQLParser.parse(printed).statements.map { SQLPrinter.print($0) }
                #expect(again == [printed], "\(name)")
            }
            guard script.diagnostics.isEmpty else { continue }
            for formatter in [SQLFormatter(), SQLFormatter(keywordCase: .upper, width: 30)] {
                let formatted = try formatter.format(text)
                #expect(try formatter.format(formatted) == formatted, "\(name)")
            }
        }
    }

    private func tokensTile(_ text: String, _ name: String) {
        var lexer = Lexer(SourceText(text))
        var position = 0
        while true {
            let token = lexer.next()
            #expect(token.span.lower == position, "\(name)")
            position = token.span.upper
            guard token.kind != .endOfText else { break }
            #expect(token.span.upper > token.span.lower, "\(name)")
        }
        #expect(position == text.utf8.count, "\(name)")
    }
}
