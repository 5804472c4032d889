import Foundation
import Testing

/// What `docs/requests.md` says: queries under numbered headings, and a table of what each of them costs.
struct RequestsDocument {
    /// A query of the document with its row of the table.
    struct Entry: CustomTestStringConvertible, Sendable {
        /// The number that its heading begins with.
        var number: Int
        /// The heading behind the number.
        var title: String
        /// The query.
        var query: String
        /// How many requests it makes.
        var made: Int
        /// The fewest that the API allows.
        var least: Int
        /// How many a tool makes that reads tables whole.
        var naive: Int
        /// What that number is made of, a table each.
        var parts: [Part]

        var testDescription: String { "\(number) \(title)" }
    }

    /// The whole of one table.
    struct Part: Hashable, Sendable {
        var table: String
        var requests: Int
    }

    /// The queries in the document's order.
    var entries: [Entry] = []
    /// The last row of the table: the sums.
    var sums: [Int] = []
    /// The text.
    let text: String
    /// How many headings with a number there are.
    var headings = 0

    /// Reads the document of this package.
    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        text = try String(contentsOf: folder.appending(path: "docs/requests.md"), encoding: .utf8)
        let queries = try Self.queries(text)
        headings = queries.count
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 4 else { continue }
            let numbers = cells[1...3].compactMap { Int($0) }
            if cells[0] == "all" { sums = numbers }
            guard numbers.count == 3, let (number, title) = Self.numbered(cells[0]) else { continue }
            let query = try #require(queries[number], "no query \(number)")
            #expect(query.title == title)
            entries.append(
                Entry(
                    number: number, title: title, query: query.text, made: numbers[0], least: numbers[1],
                    naive: numbers[2], parts: cells.count > 4 ? try Self.parts(cells[4]) : []))
        }
    }

    /// The queries by their numbers: a fenced block of SQL behind each heading.
    private static func queries(_ text: String) throws -> [Int: (title: String, text: String)] {
        var queries: [Int: (title: String, text: String)] = [:]
        for section in text.components(separatedBy: "\n## ").dropFirst() {
            guard let heading = section.split(separator: "\n").first, let (number, title) = numbered(heading)
            else { continue }
            let blocks = section.components(separatedBy: "```")
            let block = try #require(blocks.count > 1 ? blocks[1] : nil, "no query below \(heading)")
            #expect(block.hasPrefix("sql\n"))
            queries[number] = (title, String(block.dropFirst("sql\n".count)))
        }
        return queries
    }

    /// `7 Whether there is such a row` taken apart.
    private static func numbered(_ text: some StringProtocol) -> (Int, String)? {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]) else { return nil }
        return (number, String(parts[1]))
    }

    /// `hosts 1 + host_vms 40` taken apart.
    private static func parts(_ text: String) throws -> [Part] {
        try text.components(separatedBy: " + ").map { part in
            let words = part.split(separator: " ")
            return Part(
                table: try #require(words.first.map(String.init)),
                requests: try #require(words.last.flatMap { Int($0) }, "no number in \(part)"))
        }
    }
}
