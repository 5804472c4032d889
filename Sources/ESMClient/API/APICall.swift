/// One question to an endpoint: its parameters and its window, without the paging.
///
///     let call = try APICall(.capacity, query: [("service_type", "EVS")], window: (begin, end))
public struct APICall: Sendable, Hashable {
    /// What is called.
    public let endpoint: Endpoint
    /// The parameters of the query, in the order in which they are sent.
    public let query: [QueryItem]
    /// The values of the path's placeholders.
    public let path: [String: String]
    /// The window, for the endpoints that require one.
    public let window: TimeWindow?

    /// Puts a call together and checks that nothing is missing.
    ///
    /// - Parameters:
    ///   - endpoint: what to call.
    ///   - query: names and values of the query's parameters, in order; those of time and paging are not
    ///     among them.
    ///   - path: the values of the path's placeholders.
    ///   - window: begin and end in milliseconds since 1970, for a windowed endpoint.
    /// - Throws: ``ESMClientError`` with the code `invalidRequest` that names what is missing or wrong.
    public init(
        _ endpoint: Endpoint,
        query: [(name: String, value: String)] = [],
        path: [String: String] = [:],
        window: (begin: Int64, end: Int64)? = nil
    ) throws(ESMClientError) {
        self.endpoint = endpoint
        self.query = query.map { QueryItem($0.name, $0.value) }
        self.path = path
        self.window = window.map { TimeWindow(begin: $0.begin, end: $0.end) }
        try checkWindow()
        try checkQuery()
        try checkPath()
    }

    private func checkWindow() throws(ESMClientError) {
        guard endpoint.paging.isWindowed == (window != nil) else {
            throw .invalidRequest(
                window == nil
                    ? "\(endpoint.name) needs a window of time" : "\(endpoint.name) takes no window of time")
        }
        if let window, window.begin > window.end {
            throw .invalidRequest("the window of time of \(endpoint.name) ends before it begins")
        }
    }

    private func checkQuery() throws(ESMClientError) {
        for name in endpoint.requiredParameters
        where !query.contains(where: { $0.name == name && !$0.value.isEmpty }) {
            throw .invalidRequest("\(endpoint.name) needs the parameter \(name)")
        }
        let reserved = ["begin_time", "end_time", "page_size", "offset_value"]
        if let item = query.first(where: { reserved.contains($0.name) }) {
            throw .invalidRequest("the parameter \(item.name) of \(endpoint.name) is set by the client")
        }
    }

    private func checkPath() throws(ESMClientError) {
        for name in endpoint.pathParameters {
            // A path of dots would be resolved on the way and call something else.
            guard let value = path[name], !value.isEmpty, value != ".", value != ".." else {
                throw .invalidRequest("\(endpoint.name) needs the path parameter \(name)")
            }
            guard !["domain_id", "job_id"].contains(name) || MeteringID.isValid(value) else {
                throw .invalidRequest("\(name) must be at most 36 letters, digits, - and _")
            }
        }
        if let name = path.keys.sorted().first(where: { !endpoint.pathParameters.contains($0) }) {
            throw .invalidRequest("the path of \(endpoint.name) has no parameter \(name)")
        }
    }
}
