import Foundation
import RESTCatalog
import Testing

/// Every Swift block of an article is a snippet that was compiled, word for word.
@Suite("Articles")
struct ArticleTests {
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let articles = [
        ("Sources/ESMQL/Documentation.docc/FirstQuery.md", "FirstQuery"),
        ("Sources/ESMQL/Documentation.docc/TestingYourTool.md", "SimulatedTool"),
        ("Sources/QueryEngine/Documentation.docc/WritingAProvider.md", "Provider"),
        ("Sources/SQLSyntax/Documentation.docc/ReadingSQL.md", "Syntax"),
        ("Sources/RESTCatalog/Documentation.docc/CatalogueFiles.md", "CatalogFiles"),
    ]

    static func text(_ path: String) throws -> String {
        try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
    }

    @Test(arguments: articles)
    func everyBlockWasCompiled(_ article: String, _ file: String) throws {
        let snippets = Self.snippets(try Self.text("Tests/DocumentationTests/Snippets/\(file).swift"))
        let blocks = Self.blocks(try Self.text(article), language: "swift")
        #expect(!blocks.isEmpty)
        #expect(blocks == snippets)
    }

    @Test func everyArticleIsChecked() throws {
        let sources = Self.package.appendingPathComponent("Sources").resolvingSymlinksInPath()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter {
            $0.hasSuffix(".md")
        }
        let checked = Set(Self.articles.map(\.0))
        for path in paths where !checked.contains("Sources/" + path) {
            #expect(Self.blocks(try Self.text("Sources/" + path), language: "swift").isEmpty, "\(path)")
        }
        #expect(paths.count > checked.count)
    }

    @Test func theFileOfTheArticleIsRight() throws {
        let article = try Self.text("Sources/RESTCatalog/Documentation.docc/CatalogueFiles.md")
        for block in Self.blocks(article, language: "yaml") {
            let file = try CatalogFile(text: block, environment: ["CODE_TOKEN": "t"])
            #expect(file.tableNames == ["issues"])
        }
    }

    @Test func everyFileOfTheReferenceIsRight() throws {
        let blocks = Self.blocks(try Self.text("docs/catalogs.md"), language: "yaml")
        #expect(blocks.count >= 3)
        for block in blocks where block.hasPrefix("version:") {
            _ = try CatalogFile(text: block, environment: ["CODE_TOKEN": "t", "WEATHER_KEY": "k"])
        }
    }

    /// The fenced blocks of a language.
    static func blocks(_ text: String, language: String) -> [String] {
        text.matches(of: #/(?ms)^```([a-z]*)\n(.*?)^```$/#).filter { $0.1 == language }.map {
            String($0.2).trimmingCharacters(in: .newlines)
        }
    }

    /// What stands between `// snippet: name` and `// end`, moved to the left.
    private static func snippets(_ text: String) -> [String] {
        text.matches(of: #/(?ms)^ *\/\/ snippet: [a-z]+\n(.*?)^ *\/\/ end$/#).map { match in
            let lines = match.1.components(separatedBy: "\n")
            let indent = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
            return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
                .trimmingCharacters(in: .newlines)
        }
    }
}
