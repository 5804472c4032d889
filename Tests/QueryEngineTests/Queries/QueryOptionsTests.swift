import QueryEngine
import Synchronization
import Testing

@Suite("Deadlines, progress, explanations")
struct QueryOptionsTests {
    @Test func aQueryWithoutTimeFails() async throws {
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine([Sites.hosts()]).query("select 1", options: QueryOptions(deadline: .zero))
        }
        #expect(error?.code == "timeout")
    }

    @Test func aTableThatNeverAnswersIsGivenUp() async throws {
        let site = SilentSite()
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine([site]).query(
                "select * from silent", options: QueryOptions(deadline: .milliseconds(200))
            ).allRows()
        }
        #expect(error?.code == "timeout")
        #expect(error?.category == .site)
        // A machine that is slow enough does not even ask.
        #expect(site.isCancelled == site.isAsked)
    }

    @Test func aSnapshotHasAnEndToo() async throws {
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine([SilentSite()]).query(
                "create table kept as select * from silent",
                options: QueryOptions(deadline: .milliseconds(20)))
        }
        #expect(error?.code == "timeout")
    }

    @Test func aDeadlineThatIsMetChangesNothing() async throws {
        let result = try await engine([Sites.metrics(count: 700, pageSize: 100)]).query(
            "select count(value) from metrics where timestamp > 0",
            options: QueryOptions(deadline: .seconds(3600)))
        #expect(try await result.scalar(as: Int.self) == 700)
    }

    @Test func cancellingTheTaskIsNoTimeout() async throws {
        let site = SilentSite()
        let engine = engine([site])
        let task = Task {
            try await engine.query("select * from silent", options: QueryOptions(deadline: .seconds(3600)))
                .allRows()
        }
        await site.asked.wait()
        task.cancel()
        let error = await #expect(throws: QueryError.self) { _ = try await task.value }
        #expect(error?.code == "cancelled")
    }

    @Test func everyPageIsTold() async throws {
        let told = Mutex<[QueryProgress]>([])
        let options = QueryOptions { progress in told.withLock { $0.append(progress) } }
        let result = try await engine([Sites.metrics(count: 250, pageSize: 100)]).query(
            "select max(value) from metrics where timestamp > 0", options: options)
        let early = told.withLock(\.count)
        #expect(early == 0)
        _ = try await result.allRows()
        let pages = told.withLock(\.self)
        #expect(pages.map(\.table) == ["metrics", "metrics", "metrics"])
        #expect(pages.map(\.announcedRows) == [250, 250, 250])
        #expect(pages.map(\.cost.pages) == [1, 2, 3])
        #expect(pages.map(\.cost.fetchedRows) == [100, 200, 250])
        #expect(await result.cost == pages.last?.cost)
    }

    @Test func aQueryIsExplainedAsAValue() async throws {
        let site = Sites.hosts()
        let engine = engine([site])
        let id = "h2"
        let explanation = try await engine.explain("select host_name from hosts where host_id = \(id)")
        #expect(explanation.lines.contains { $0.contains("host_id=h2") })
        #expect(try await engine.explain("explain select 1").lines.isEmpty == false)
        #expect(site.requests.isEmpty)
        let error = await #expect(throws: QueryError.self) { _ = try await engine.explain("show tables") }
        #expect(error?.code == "not-supported")
    }
}

/// A table that is asked and never answers.
private final class SilentSite: TableProvider {
    let schema = TableSchema(name: "silent", columns: [Column("id", .text)])
    let asked = Signal()
    private let state = Mutex((asked: false, cancelled: false))

    var isAsked: Bool { state.withLock(\.asked) }
    var isCancelled: Bool { state.withLock(\.cancelled) }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        AsyncThrowingStream(Page.self) { [self] continuation in
            continuation.onTermination = { [self] end in
                if case .cancelled = end { state.withLock { $0.cancelled = true } }
            }
            state.withLock { $0.asked = true }
            asked.fire()
        }
    }

    func requestLine(for request: ScanRequest) -> String { "GET /silent" }
}
