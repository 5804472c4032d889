internal import QueryEngine

/// The rows of a statement of the archive as pages, in a transaction that only reads.
struct ArchivePages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    /// How many rows a page has at least, but for the last one.
    private static let size = 1000

    let archive: Archive
    let sql: String
    /// How many columns a row has; the statement gives one where it is 0.
    let width: Int
    /// The table that is read, for an error that it is not there.
    let table: String?

    func makeAsyncIterator() -> Iterator { Iterator(source: self) }

    struct Iterator: AsyncIteratorProtocol {
        private let source: ArchivePages
        private var lease: ArchiveLease?
        private var rows: PostgreSQLRows.Iterator?
        private var count = 0
        private var isFinished = false

        init(source: ArchivePages) {
            self.source = source
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            guard !isFinished else { return nil }
            do throws(ArchiveError) {
                return try await nextPage(isolation: actor)
            } catch {
                isFinished = true
                (rows, lease) = (nil, nil)
                throw source.archive.queryError(error, of: source.table)
            }
        }

        private mutating func nextPage(isolation actor: isolated (any Actor)?) async throws(ArchiveError)
            -> Page?
        {
            if rows == nil {
                let lease = try await source.archive.lease()
                self.lease = lease
                rows = try await lease.connection.stream(source.sql).makeAsyncIterator()
            }
            var page: [[Value]] = []
            while page.count < ArchivePages.size, let more = try await rows?.next(isolation: actor) {
                page += source.width == 0 ? more.map { _ in [] } : more
            }
            guard page.isEmpty else {
                let first = count + 1
                count += page.count
                return Page(.rows(page), fetchedAt: source.archive.now(), label: "rows from \(first)")
            }
            isFinished = true
            rows = nil
            let lease = self.lease
            self.lease = nil
            try await lease?.end()
            return nil
        }
    }
}
