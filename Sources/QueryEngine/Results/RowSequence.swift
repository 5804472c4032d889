/// The rows of a result, in order, fetched as they are asked for.
///
/// It can be iterated once. A query that can stream hands out its first rows when the first page is there;
/// any other one when all pages are. Ending the iteration early, or cancelling its task, stops the requests.
public struct RowSequence: AsyncSequence, Sendable {
    /// A row.
    public typealias Element = Row
    /// A ``QueryError``.
    public typealias Failure = QueryError

    let source: any RowSource

    /// An iterator over the rows.
    public func makeAsyncIterator() -> Iterator {
        Iterator(source: source)
    }

    /// Walks over the rows.
    public struct Iterator: AsyncIteratorProtocol {
        private let source: any RowSource
        private var rows: [Row] = []
        private var position = 0
        private var isFinished = false

        init(source: any RowSource) {
            self.source = source
        }

        /// The next row, nil behind the last one.
        ///
        /// - Parameter actor: the caller's isolation.
        /// - Returns: the row.
        /// - Throws: a ``QueryError``: the site failed, SQLite could not evaluate the query, or it was cancelled.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(QueryError) -> Row? {
            if position < rows.count {
                position += 1
                return rows[position - 1]
            }
            guard !isFinished else { return nil }
            do throws(QueryError) {
                rows = try await Self.fetchRows(source)
            } catch {
                isFinished = true
                throw error
            }
            guard !rows.isEmpty else {
                isFinished = true
                return nil
            }
            position = 1
            return rows[0]
        }

        private static func fetchRows(_ source: any RowSource) async throws(QueryError) -> [Row] {
            guard !Task.isCancelled else { throw QueryError.cancelled }
            let result: Result<[Row], QueryError> = await withTaskCancellationHandler {
                do throws(QueryError) { return .success(try await source.nextRows()) } catch {
                    return .failure(error)
                }
            } onCancel: {
                source.interrupt()
            }
            return try result.get()
        }
    }
}
