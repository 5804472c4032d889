internal import ESMClient
internal import QueryEngine

/// The calls that a table makes to its endpoint.
struct EndpointSource: Sendable {
    let client: ESMClient
    let endpoint: Endpoint
    /// The window to send where the table has none of its own but the endpoint wants one, from the present.
    var defaultWindow: (@Sendable () -> (begin: Int64, end: Int64))?

    /// The pages of a request, each turned into what the engine stores.
    func pages(
        for request: ScanRequest, content: @escaping @Sendable (WirePage, String) throws -> AnswerContent
    ) -> any AsyncSequence<Page, any Error> & Sendable {
        EndpointPages(content: content) { () throws(ESMClientError) in
            let call = try self.call(for: request)
            return client.pages(call, firstPageSize: firstPageSize(request))
        }
    }

    /// The number of rows of a request as the site announces it.
    func count(of request: ScanRequest) async throws -> Int? {
        do { return try await client.total(call(for: request)) } catch { throw QueryError(error) }
    }

    /// What the requests cost.
    func cost(canCount: Bool) -> ScanCost {
        ScanCost(
            pageSize: endpoint.paging == .single ? nil : client.configuration.pageSize,
            requestsPerMinute: endpoint.level?.requestsPerMinute, canCount: canCount)
    }

    /// The first request as one line.
    func requestLine(for request: ScanRequest) -> String {
        do throws(ESMClientError) {
            let size = firstPageSize(request) ?? client.configuration.pageSize
            // A value that is not known yet stands in braces, which the encoding hides.
            return try call(for: request).requestLine(offset: 0, pageSize: size)
                .replacing("%7B", with: "{").replacing("%7D", with: "}")
        } catch {
            return "\(endpoint.method) \(endpoint.path) (\(error))"
        }
    }

    private func firstPageSize(_ request: ScanRequest) -> Int? {
        let size = client.configuration.pageSize
        // With a first page of its own a call begins with one request at a time.
        guard let hint = request.rowHint, hint < size else { return request.mayStop ? size : nil }
        return max(1, hint)
    }

    private func call(for request: ScanRequest) throws(ESMClientError) -> APICall {
        let inPath = Set(endpoint.pathParameters)
        let items = request.parameters.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        return try APICall(
            endpoint, query: items.filter { !inPath.contains($0.name) },
            path: request.parameters.filter { inPath.contains($0.key) },
            window: request.window.map { ($0.begin, $0.end) } ?? defaultWindow?())
    }
}
