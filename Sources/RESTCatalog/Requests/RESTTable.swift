internal import ESMClient
internal import ESMQL
internal import QueryEngine

/// A table whose rows are what an API answers.
struct RESTTable: RemoteTable {
    let description: TableDescription
    let client: RESTClient
    let hub: RequestHub

    var schema: TableSchema { description.schema }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        RESTPages(call: RESTCall(table: description, request: request), client: client)
    }

    func count(of request: ScanRequest) async throws -> Int? {
        let call = RESTCall(table: description, request: request)
        let size = description.paging.sizeParameter == nil ? nil : 1
        let page = try await RESTPages.fetch(call, .start, size: size, client)
        return page.total
    }

    var cost: ScanCost {
        ScanCost(
            pageSize: description.paging.rows, requestsPerMinute: description.requestsPerMinute,
            canCount: description.total != nil)
    }

    func requestLine(for request: ScanRequest) -> String {
        "GET " + RESTCall(table: description, request: request).shownTarget
    }

    var api: String { "\(ObjectIdentifier(hub))" }

    func onRequest(_ listener: @escaping @Sendable (RequestRecord) -> Void) { hub.add(listener) }

    func close() async { await client.shutdown() }
}
