import CSQLite
import SQLSyntax
import Testing

@testable import QueryEngine

/// Codes that take more than a wrong query.
@Suite struct DiagnosticCodeTests {
    @Test func noMemory() {
        let translation = SQLiteErrorTranslation(plan: nil, text: QueryText("select 1"))
        let error = SQLiteError(code: SQLITE_NOMEM, message: "out of memory", offset: nil)
        #expect(translation.queryError(error, code: .evaluation).code == "out-of-memory")
    }

    @Test func anErrorWithoutADiagnostic() {
        #expect(QueryError([]).code == "query")
    }

    @Test func aTableThatFails() async {
        let error = await failure("select * from metrics", Sites.metrics(count: 3, failingPage: 1))
        #expect(error?.code == "scan-failed")
        #expect(error?.category == .site)
        #expect(error?.message.hasPrefix("metrics: ") == true)
    }

    @Test func aWindowThatNobodyAskedFor() async throws {
        let result = try await engine([Sites.metrics(count: 1)]).query("select count(*) from metrics")
        #expect(result.notices.map(\.code) == [.defaultWindow])
    }

    @Test func valuesThatAreNoNumbers() async throws {
        let schema = TableSchema(name: "t", columns: [Column("n", .integer)])
        let site = StubSite(schema, items: [["n": "\"many\""], ["n": "\"2\""]])
        let result = try await engine([site]).query("select n from t")
        #expect(try await result.allRows().map(\.values) == [[.null], [.integer(2)]])
        #expect(await result.lateNotices.map(\.code) == [.unreadableValues])
    }

    @Test func rowsThatAreReadTwiceAtOnce() async throws {
        let site = WaitingSite()
        let result = try await engine([site]).query("select n from t")
        async let first = Self.read(result.rows)
        await site.isAsked()
        #expect(await Self.read(result.rows)?.code == "busy")
        site.answer()
        #expect(await first == nil)
    }

    /// The error of reading all rows.
    private static func read(_ rows: RowSequence) async -> QueryError? {
        do throws(QueryError) {
            var iterator = rows.makeAsyncIterator()
            while try await iterator.next(isolation: nil) != nil {}
            return nil
        } catch { return error }
    }
}

/// A table whose only page comes when the test says so.
private final class WaitingSite: TableProvider {
    let schema = TableSchema(name: "t", columns: [Column("n", .integer)])
    private let asked = AsyncStream<Void>.makeStream()
    private let pages = AsyncThrowingStream<Page, any Error>.makeStream()

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        asked.continuation.yield()
        return pages.stream
    }

    func requestLine(for request: ScanRequest) -> String { "GET /t" }

    /// Returns when the page has been asked for.
    func isAsked() async {
        for await _ in asked.stream { return }
    }

    func answer() {
        pages.continuation.yield(
            Page(.json(Array("[]".utf8), items: 0..<2), total: 0, fetchedAt: 0, label: "page 1"))
        pages.continuation.finish()
    }
}
