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
    /// The columns of the rows.
    private(set) var columns: [ResultColumn] = []
    private var deadline: QueryDeadline?
    private var watch: (any QueryWatch)?

    init(source: any RowSource) {
        self.source = source
    }

    /// The same rows with what is known of their columns.
    func of(_ columns: [ResultColumn]) -> RowSequence {
        var rows = self
        rows.columns = columns
        return rows
    }

    /// The same rows, with an end in time and somebody who is told when they are over.
    func read(until deadline: QueryDeadline?, watchedBy watch: (any QueryWatch)?) -> RowSequence {
        var rows = self
        rows.deadline = deadline
        rows.watch = watch
        return rows
    }

    /// An iterator over the rows.
    public func makeAsyncIterator() -> Iterator {
        Iterator(source: source, deadline: deadline, watch: watch)
    }

    /// Walks over the rows.
    public struct Iterator: AsyncIteratorProtocol {
        private let source: any RowSource
        private let deadline: QueryDeadline?
        private let watch: (any QueryWatch)?
        private var rows: [Row] = []
        private var position = 0
        private var count = 0
        private var isFinished = false

        init(source: any RowSource, deadline: QueryDeadline?, watch: (any QueryWatch)?) {
            self.source = source
            self.deadline = deadline
            self.watch = watch
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
                rows = try await Self.fetchRows(source, deadline)
            } catch {
                isFinished = true
                watch?.ended(rows: count, error: error)
                throw error
            }
            count += rows.count
            guard !rows.isEmpty else {
                isFinished = true
                watch?.ended(rows: count, error: nil)
                return nil
            }
            position = 1
            return rows[0]
        }

        private static func fetchRows(
            _ source: any RowSource, _ deadline: QueryDeadline?
        ) async throws(QueryError) -> [Row] {
            guard let deadline else { return try await fetchRows(source) }
            return try await deadline.run { () throws(QueryError) in try await fetchRows(source) }
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
