import QueryEngine
import SQLSyntax

/// A table of numbers.
struct Numbers: TableProvider {
    let schema = TableSchema(name: "numbers", columns: [Column("n", .integer)])

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        SinglePage {
            Page(
                .rows((1...10).map { n in request.columns.map { _ in .integer(n) } }), total: 10, fetchedAt: 0
            )
        }
    }

    func requestLine(for request: ScanRequest) -> String { "none" }
}

let engine = Engine(catalog: Catalog([Numbers()]), now: { 0 })
let least = 3
let sum = try await engine.scalar("select sum(n) from numbers where n >= \(least)", as: Int.self)
guard sum == 52, SQLParser.parse("select sum(n) from numbers").diagnostics.isEmpty else {
    fatalError("the sum is \(sum ?? 0)")
}
