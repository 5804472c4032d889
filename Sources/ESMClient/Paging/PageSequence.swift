/// The pages of a call, in order; nothing is sent before the first one is asked for.
///
/// Every iteration asks the site anew.
public struct PageSequence: AsyncSequence, Sendable {
    /// A page.
    public typealias Element = WirePage
    /// What an iteration throws.
    public typealias Failure = ESMClientError

    typealias Fetch = @Sendable (PageRequest) async throws(ESMClientError) -> WirePage

    private let schedule: PageSchedule
    private let window: PageReader.Window
    private let path: String
    private let fetch: Fetch

    init(
        _ call: APICall, configuration: SiteConfiguration, firstPageSize: Int?, fetch: @escaping Fetch
    ) {
        path = "\(call.endpoint.method) \(call.requestPath)"
        schedule = PageSchedule(
            unit: configuration.offsetUnit, pageSize: configuration.pageSize,
            firstPageSize: firstPageSize, isSingle: !call.endpoint.paging.usesOffset)
        window = PageReader.Window(
            limit: configuration.maximumConcurrency, growsFromOne: firstPageSize != nil)
        self.fetch = fetch
    }

    /// Starts an iteration.
    public func makeAsyncIterator() -> Iterator {
        Iterator(reader: PageReader(schedule: schedule, window: window, path: path, fetch: fetch))
    }

    /// An iteration over the pages; when it goes, so do the requests under way.
    public struct Iterator: AsyncIteratorProtocol {
        let reader: PageReader

        /// The next page, or nil after the last one.
        ///
        /// - Parameter actor: where the caller runs.
        /// - Returns: the page.
        /// - Throws: ``ESMClientError``; after an error the iteration has ended.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ESMClientError) -> WirePage? {
            try await reader.next(isolation: actor)
        }

        /// The next page, or nil after the last one.
        ///
        /// - Returns: the page.
        /// - Throws: ``ESMClientError``; after an error the iteration has ended.
        public mutating func next() async throws(ESMClientError) -> WirePage? {
            try await reader.next(isolation: nil)
        }
    }
}
