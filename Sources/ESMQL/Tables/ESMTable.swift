internal import ESMClient
internal import QueryEngine

/// A table whose rows are the items of one endpoint's pages.
struct ESMTable: TableProvider {
    let schema: TableSchema
    let source: EndpointSource
    /// Finds the items of an answer.
    var items: @Sendable (WirePage) -> Page.Content = AnswerItems.listed

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        source.pages(for: request) { [items] page, _ in AnswerContent(content: items(page)) }
    }

    func count(of request: ScanRequest) async throws -> Int? {
        try await source.count(of: request)
    }

    var cost: ScanCost { source.cost(canCount: source.endpoint.paging.usesOffset) }

    func requestLine(for request: ScanRequest) -> String {
        source.requestLine(for: request)
    }
}
