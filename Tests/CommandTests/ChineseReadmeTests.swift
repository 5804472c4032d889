import Foundation
import Testing

/// The README in Chinese says what the English one does.
@Suite("README in Chinese")
struct ChineseReadmeTests {
    private let english: Document
    private let chinese: Document

    init() throws {
        english = try Document("README.md")
        chinese = try Document("README.zh-CN.md")
    }

    /// A block's lines without the comments behind the commands.
    private static func commands(_ block: Document.Block) -> [String] {
        block.lines.map { line in
            guard block.language == "sh", let hash = line.firstRange(of: " #") else { return line }
            return line[..<hash.lowerBound].trimmingCharacters(in: .whitespaces)
        }
    }

    @Test func `the blocks are the same but for comments`() {
        #expect(chinese.blocks.map(\.language) == english.blocks.map(\.language))
        for (own, other) in zip(chinese.blocks, english.blocks) {
            #expect(Self.commands(own) == Self.commands(other))
        }
    }

    @Test func `the sections and the tables are the same`() throws {
        func headings(_ document: Document) -> [String] {
            let parts = document.text.split(separator: #/(?m)^```[^\n]*$/#, omittingEmptySubsequences: false)
            return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }
                .flatMap { $0.element.matches(of: #/(?m)^(#+ .*)$/#).map { String($0.1) } }
        }
        let (own, other) = (headings(chinese), headings(english))
        #expect(own.count == other.count)
        for (chineseHeading, englishHeading) in zip(own, other) {
            let cells = chinese.table(under: chineseHeading).map { $0.flatMap(Document.code(in:)) }
            #expect(cells == english.table(under: englishHeading).map { $0.flatMap(Document.code(in:)) })
        }
    }

    @Test func `what is code there is code here`() {
        // Placeholders are translated, and the tables' document has a Chinese twin.
        let placeholders = [
            "EXPLAIN [ANALYZE] query", "DESCRIBE table", "CREATE TABLE name AS query",
            "CREATE VIEW name AS query",
            "REFRESH table", "/usr/local/bin",
        ]
        let missing = Set(english.code).subtracting(chinese.code).subtracting(placeholders)
        #expect(missing.isEmpty, "\(missing.sorted())")
    }

    @Test func `links lead somewhere`() {
        let own = Set(chinese.relativeLinks)
        #expect(Set(english.relativeLinks).subtracting(own) == ["README.zh-CN.md", "docs/tables.md"])
        for link in own {
            let target = Esmql.package.appendingPathComponent(link)
            #expect(FileManager.default.fileExists(atPath: target.path), "\(link)")
        }
    }
}
