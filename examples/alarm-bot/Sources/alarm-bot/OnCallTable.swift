import ESMQL
import Foundation

/// Who is called for which region: a table of our own, read anew for each query from lines such as `region=name`.
struct OnCallTable: TableProvider {
    let path: String

    let schema = TableSchema(
        name: "on_call",
        columns: [Column("region", .text), Column("person", .text)],
        summary: "who is called for a region")

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        SinglePage { [path] in try Self.page(path, request) }
    }

    var cost: ScanCost { .free }

    func requestLine(for request: ScanRequest) -> String { "read \(path)" }

    private static func page(_ path: String, _ request: ScanRequest) throws -> Page {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let rows = lines.compactMap { line -> [Value]? in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            // Only the columns that are asked for, in their order.
            return request.columns.map { .text(parts[$0]) }
        }
        return Page(.rows(rows), total: rows.count, fetchedAt: Int64(Date.now.timeIntervalSince1970 * 1000))
    }
}
