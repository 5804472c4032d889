internal import ESMClient
internal import QueryEngine

/// A table whose rows are the items of one endpoint's pages.
struct ESMTable: TableProvider {
    let schema: TableSchema
    let source: EndpointSource

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        source.pages(for: request) { page in
            guard let list = page.list else { return .rows([]) }
            return .json(page.bytes, items: list)
        }
    }

    func count(of request: ScanRequest) async throws -> Int? {
        try await source.count(of: request)
    }

    func requestLine(for request: ScanRequest) -> String {
        source.requestLine(for: request)
    }
}
