import Testing

@testable import QueryEngine

/// What a query may take of time and memory.
@Suite(.timeLimit(.minutes(5))) struct QueryLimitTests {
    private static let endless =
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"

    private func engine(_ sites: [any TableProvider] = [], _ limits: QueryLimits = QueryLimits()) -> Engine {
        Engine(catalog: Catalog(sites), limits: limits, now: { Sites.now })
    }

    private func error(_ text: String, _ engine: Engine) async -> QueryError? {
        do throws(QueryError) {
            _ = try await engine.query(text).allRows()
            return nil
        } catch { return error }
    }

    // MARK: Time

    @Test func `SQLite is stopped when the time is over`() async throws {
        let engine = engine([], QueryLimits(time: .milliseconds(20)))
        for text in [Self.endless, "create table t as \(Self.endless)", "explain analyze \(Self.endless)"] {
            let error = await error(text, engine)
            #expect(error?.code == "out-of-time", "\(text)")
            #expect(error?.category == .budget)
            #expect(error?.message.contains("0.020s") == true)
        }
    }

    @Test func `a site that does not answer is left when the time is over`() async throws {
        let site = SilentSite()
        let engine = engine([site], QueryLimits(time: .milliseconds(20)))
        #expect(await error("select n from t", engine)?.code == "out-of-time")
        await site.isLeft()
    }

    @Test func `after the end of the time there are no rows any more`() async throws {
        let rows = try await engine([], QueryLimits(time: .milliseconds(20))).query(Self.endless).rows
        for _ in 0..<2 {
            var iterator = rows.makeAsyncIterator()
            let error = await #expect(throws: QueryError.self) { try await iterator.next(isolation: nil) }
            #expect(error?.code == "out-of-time")
        }
    }

    @Test func `a query that is done in time is not disturbed`() async throws {
        let site = Sites.metrics(count: 3000)
        let text = "select value from metrics where timestamp > ago('1d') order by value"
        let plain = try await engine([site]).query(text).allRows()
        let timed = try await engine([site], QueryLimits(time: .seconds(3600))).query(text).allRows()
        #expect(plain.count == 3000)
        #expect(timed == plain)
    }

    @Test func `cancelling a query with a time limit is no end of the time`() async throws {
        let engine = engine([], QueryLimits(time: .seconds(3600)))
        let task = Task { try await engine.query(Self.endless).allRows() }
        task.cancel()
        let error = await #expect(throws: QueryError.self) { try await task.value }
        #expect(error?.code == "cancelled")
    }

    // MARK: Memory

    private static let text = "select device, value, timestamp from metrics where timestamp > ago('7d')"

    @Test func `rows beyond the memory go to a file and come back as they were`() async throws {
        let site = Sites.metrics(count: 12_000)
        let queries = [
            "\(Self.text) order by value", "select count(*), sum(value) from (\(Self.text))",
            """
            select a.device, count(*) from metrics a join metrics b on a.timestamp = b.timestamp
            where a.timestamp > ago('10m') and b.timestamp > ago('10m') group by 1 order by 1
            """,
        ]
        for text in queries {
            let plain = try await engine([site]).query(text).allRows()
            let bounded = try await engine([site], QueryLimits(memory: QueryLimits.leastMemory)).query(text)
                .allRows()
            #expect(bounded == plain, "\(text)")
        }
    }

    @Test func `a store keeps to its memory`() throws {
        let connection = try Connection(maximumMemory: 1 << 20)
        try connection.execute("create table t (i integer, x text)")
        try connection.execute(
            """
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
            insert into t select i, hex(zeroblob(50)) from n
            """)
        #expect(connection.spilledPages > 0)
        #expect(connection.pageMemory < 1 << 20)
        let sum = try PreparedStatement("select count(*), sum(i), sum(length(x)) from t", on: connection)
        #expect(try sum.step())
        #expect(sum.row().values == [.integer(100_000), .integer(5_000_050_000), .integer(10_000_000)])
    }

    #if os(Linux)
        @Test func `the file has no name`() throws {
            let connection = try Connection(maximumMemory: 1 << 20)
            try connection.execute("create table t (x text)")
            try connection.execute(
                """
                with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000)
                insert into t select hex(zeroblob(50)) from n
                """)
            #expect(connection.spilledPages > 0)
            let files = OpenFiles.temporary()
            #expect(!files.isEmpty)
            #expect(files.allSatisfy { $0.hasSuffix(" (deleted)") }, "\(files)")
        }
    #endif

    @Test func `a snapshot stays in memory and is refused where it is too large`() async throws {
        let engine = engine(
            [Sites.metrics(count: 12_000)], QueryLimits(memory: QueryLimits.leastMemory))
        let error = await error("create table copy as \(Self.text)", engine)
        #expect(error?.code == "over-memory")
        #expect(error?.category == .budget)
        #expect(error?.message.contains("copy") == true && error?.message.contains("1MB") == true)
        #expect(await self.error("select * from copy", engine)?.code == "unknown-table")
        #expect(await self.error("create table copy as \(Self.text) limit 100", engine) == nil)
    }

    @Test func `a full disk says so`() {
        let translation = SQLiteErrorTranslation(plan: nil, text: QueryText("select 1"))
        // SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_CANTOPEN
        for code: Int32 in [13, 778, 14] {
            let error = translation.queryError(
                SQLiteError(code: code, message: "database or disk is full", offset: nil), code: .evaluation)
            #expect(error.code == "store")
            #expect(error.message.contains("temporary file"))
        }
    }

    // MARK: Settings

    @Test func `SET and SHOW SETTINGS know both`() async throws {
        let engine = engine()
        func shown() async throws -> [Value] {
            try await engine.query("show settings").allRows().filter {
                $0[0] == .text("timeout") || $0[0] == .text("max_memory")
            }.map { $0[1] }
        }
        #expect(try await shown() == [.text("off"), .text("unlimited")])
        for (statement, expected) in [
            ("set timeout = '30s'", ["30s", "unlimited"]), ("set timeout = '1.5m'", ["90s", "unlimited"]),
            ("set max_memory = '2gb'", ["90s", "2GB"]), ("set max_memory = 1048577", ["90s", "1048577B"]),
            ("set timeout = off", ["off", "1048577B"]), ("set max_memory = unlimited", ["off", "unlimited"]),
        ] {
            _ = try await engine.query(statement)
            #expect(try await shown() == expected.map(Value.text), "\(statement)")
        }
    }

    @Test(arguments: [
        "timeout = 30", "timeout = '0s'", "timeout = 'soon'", "timeout = '200000d'", "max_memory = '1kb'",
        "max_memory = 'much'", "max_memory = '-5MB'", "max_memory = '9999999999GB'", "max_memory = '1 2 MB'",
    ])
    func `values that make no sense are refused`(_ setting: String) async {
        #expect(await error("set \(setting)", engine())?.code == "bad-setting")
    }

    @Test func `sizes are read and written`() {
        #expect(ByteSize("512MB")?.bytes == 512 << 20)
        #expect(ByteSize("2 gb")?.bytes == 2 << 30)
        #expect(ByteSize("7")?.bytes == 7)
        #expect(ByteSize("7b")?.description == "7B")
        #expect(ByteSize("2048kb")?.description == "2MB")
        #expect(ByteSize("MB") == nil)
        #expect(ByteSize("") == nil)
        #expect(ByteSize("٣MB") == nil)
    }
}

/// A table whose page never comes; it notices when nobody waits for it any more.
private final class SilentSite: TableProvider {
    let schema = TableSchema(name: "t", columns: [Column("n", .integer)])
    private let left = AsyncStream<Void>.makeStream()

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        let (stream, continuation) = AsyncThrowingStream<Page, any Error>.makeStream()
        continuation.onTermination = { [left] _ in left.continuation.yield() }
        return stream
    }

    func requestLine(for request: ScanRequest) -> String { "GET /t" }

    /// Returns when the iteration was given up.
    func isLeft() async {
        for await _ in left.stream { return }
    }
}
