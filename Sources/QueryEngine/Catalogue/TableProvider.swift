/// A table's door to the API behind it.
///
/// A provider says what its requests can carry (``TableSchema/parameters``) and hands over pages. It may send
/// more rows than the request asks for, never fewer: every condition of a query is applied again afterwards.
public protocol TableProvider: Sendable {
    /// The table.
    var schema: TableSchema { get }

    /// The pages of a scan, in order.
    ///
    /// The sequence fails where the rows are not complete: an end without an error means that all rows of the
    /// request were handed over. Ending the iteration early, or cancelling its task, stops the requests.
    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable

    /// How many rows the scan has, where that costs one request; nil where the site does not tell after all.
    func count(of request: ScanRequest) async throws -> Int?

    /// What its requests cost.
    var cost: ScanCost { get }

    /// The first request of a scan as one line, without secrets, for EXPLAIN.
    func requestLine(for request: ScanRequest) -> String
}

extension TableProvider {
    /// No cheap count.
    public func count(of request: ScanRequest) async throws -> Int? { nil }

    /// Requests of which nothing is known.
    public var cost: ScanCost { .unknown }
}
