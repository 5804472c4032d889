internal import QueryEngine

/// A table of the session itself, whose rows are at hand.
struct RowsTable: TableProvider {
    let schema: TableSchema
    /// The clock, in milliseconds since 1970.
    let now: @Sendable () -> Int64
    /// The rows of all columns.
    let rows: @Sendable () -> [[Value]]

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        RowsPages { [now, rows] in
            let chosen = rows().map { row in request.columns.map { row[$0] } }
            return Page(.rows(chosen), total: chosen.count, fetchedAt: now())
        }
    }

    var cost: ScanCost { ScanCost(isFree: true) }

    func requestLine(for request: ScanRequest) -> String { "none: the session knows" }
}

/// One page, made when it is asked for.
private struct RowsPages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    let page: @Sendable () -> Page

    func makeAsyncIterator() -> Iterator { Iterator(page: page) }

    struct Iterator: AsyncIteratorProtocol {
        var page: (@Sendable () -> Page)?

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            defer { page = nil }
            return page?()
        }
    }
}
