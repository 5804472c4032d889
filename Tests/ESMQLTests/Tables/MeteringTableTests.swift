import ESMQL
import ESMSimulator
import Synchronization
import Testing

/// Metering: a job is made, watched and read.
struct MeteringTableTests {
    /// The pauses that a session made, none of which lasts.
    private final class Pauses: Sendable {
        private let lengths = Mutex<[Duration]>([])

        var all: [Duration] { lengths.withLock { $0 } }

        var options: SessionOptions {
            var options = SessionOptions()
            options.pause = { [self] length in lengths.withLock { $0.append(length) } }
            return options
        }
    }

    private static func site(polls: Int = 0, fails: Bool = false) -> SimulatedSiteOptions {
        var options = SimulatedSiteOptions()
        options.meteringPolls = polls
        options.meteringJobsFail = fails
        return options
    }

    @Test(arguments: MeteringDataMethod.allCases)
    func theRecordsOfTheDaysAreThere(_ method: MeteringDataMethod) async throws {
        try await TablesSite.run(Self.site(), session: SessionOptions(meteringDataMethod: method)) { tables in
            let rows = try await tables.rows(
                """
                select begin_time, resource_id, tenant, accumulate_factor_value, timestamp, region
                from metering_records where begin_time >= '2026-11-02T00:00:00+08:00'
                """)
            let midnight: Int64 = 1_793_548_800_000
            let expected = tables.world.meteringRecords.filter { $0.begin >= midnight }.map {
                record -> [Value] in
                [
                    time(record.begin), .text(record.resource.id), .text(record.resource.tenantName), 3600.0,
                    time(record.recorded), .text(record.resource.region),
                ]
            }
            #expect(rows.count == expected.count)
            #expect(Set(rows) == Set(expected))
            // More than one page of 200, each asked for once.
            let reads = tables.requests(to: "/sdr")
            #expect(reads.count > 2)
            #expect(reads.allSatisfy { $0.method == method.rawValue })
            #expect(tables.requests(to: "/query-jobs").map(\.method) == ["POST"])
        }
    }

    @Test func aJobIsAskedAfterWithGrowingPauses() async throws {
        let pauses = Pauses()
        try await TablesSite.run(Self.site(polls: 9), session: pauses.options) { tables in
            let rows = try await tables.rows(
                "select count(*), count(distinct job_id), min(length(job_id)) from metering_records")
            #expect(rows[0][1] == 1)
            #expect(rows[0][2] == 32)
            let seconds = [0.25, 0.5, 1, 2, 4, 8, 15, 15, 15]
            #expect(pauses.all == seconds.map { Duration.milliseconds(Int($0 * 1000)) })
        }
    }

    @Test func theJobsProgressIsTold() async throws {
        let told = Mutex<[MeteringProgress]>([])
        var options = Pauses().options
        options.onJobProgress = { progress in told.withLock { $0.append(progress) } }
        try await TablesSite.run(Self.site(polls: 2), session: options) { tables in
            let rows = try await tables.rows("select distinct job_id from metering_records")
            let lines = told.withLock { $0 }
            #expect(
                rows
                    == lines.map(\.job).reduce(into: []) {
                        if $0.last?.first != .text($1) { $0.append([.text($1)]) }
                    })
            #expect(lines.map(\.percent) == [0, 50, 100])
            #expect(lines.last?.state == "success")
            #expect(lines[1].line == "metering job \(lines[1].job): running, 50 %")
        }
    }

    @Test func aFailedJobIsAnErrorThatNamesIt() async throws {
        try await TablesSite.run(Self.site(fails: true)) { tables in
            let error = await tables.failure("select * from metering_records")
            let job = try #require(tables.site.requests.last?.path.split(separator: "/").last)
            #expect(error?.category == .site)
            #expect(error?.message.contains("metering job \(job)") == true)
            #expect(tables.requests(to: "/sdr").isEmpty)
        }
    }

    @Test func aMarkerThatComesBackIsAnError() async throws {
        try await TablesSite.run(Self.site()) { tables in
            tables.answer("/sdr", with: #"{"data": [{"resource_id": "a"}], "marker": "m1"}"#, requests: 1...1)
            tables.answer("/sdr", with: #"{"data": [{"resource_id": "b"}], "marker": "m2"}"#, requests: 2...2)
            tables.answer("/sdr", with: #"{"data": [{"resource_id": "c"}], "marker": "m1"}"#)
            let error = await tables.failure("select resource_id from metering_records")
            #expect(error?.code == "incomplete")
            #expect(error?.message.contains("marker of page 3") == true)
            #expect(tables.requests(to: "/sdr").count == 3)
        }
    }

    @Test func aCancelledQueryNamesTheJobThatItLeaves() async throws {
        let (waits, waiting) = AsyncStream<Void>.makeStream()
        var options = SessionOptions()
        options.pause = { _ in
            waiting.yield()
            for await _ in AsyncStream<Never>.makeStream().stream {}
            try Task.checkCancellation()
        }
        try await TablesSite.run(Self.site(polls: 5), session: options) { tables in
            let query = Task { await tables.failure("select count(*) from metering_records") }
            for await _ in waits { break }
            query.cancel()
            let error = await query.value
            let job = try #require(tables.site.requests.last?.path.split(separator: "/").last)
            #expect(error?.category == .cancelled)
            #expect(error?.message.contains("metering job \(job)") == true)
        }
    }

    /// The days hold the window whether the site counts them in its zone or in UTC; the end is exclusive.
    @Test(arguments: [
        (
            "begin_time >= '2026-10-30T00:00:00+08:00' and begin_time < '2026-11-01T00:00:00+08:00'",
            "2026-10-29", "2026-11-02"
        ),
        ("begin_time between '2026-10-30 04:00' and '2026-10-30 06:00'", "2026-10-30", "2026-10-31"),
        ("begin_time = '2026-10-30 20:00'", "2026-10-30", "2026-11-01"),
        ("begin_time <= '2026-10-30 04:00'", nil, "2026-10-31"),
    ])
    func theDaysOfAJob(_ condition: String, _ first: String?, _ end: String) async throws {
        try await TablesSite.run { tables in
            let plan = try await tables.rows("explain select * from metering_records where \(condition)")
            let lines = plan.compactMap { if case .text(let line) = $0[0] { line } else { nil } }
            let start = first.map { "\"min_sdr_time\":\"\($0) 00:00:00\"," } ?? ""
            let body = "{\(start)\"max_sdr_time\":\"\(end) 00:00:00\"}"
            #expect(lines.contains { $0.contains("POST /meter/v1/tenant-1/query-jobs \(body)") }, "\(lines)")
        }
    }

    @Test func regionAndHCSOGoIntoTheJob() async throws {
        try await TablesSite.run(Self.site()) { tables in
            let region = tables.world.regions[1].id
            let rows = try await tables.rows(
                """
                select distinct region, hcso_id from metering_records
                where region = '\(region)' and hcso_id = 'h-1' and begin_time >= ago('4h')
                """)
            #expect(rows == [[.text(region), "h-1"]])
            let plan = try await tables.rows(
                "explain select * from metering_records where region = 'not an id' and hcso_id = 'h 1'")
            #expect(!"\(plan)".contains("region_id\\\""))
        }
    }

    @Test func withoutATenantNothingIsSent() async throws {
        try await TablesSite.run(meteringDomain: nil) { tables in
            let error = await tables.failure("select * from metering_records")
            #expect(error?.category == .configuration)
            #expect(error?.message.contains("ESMQL_METERING_DOMAIN_ID") == true)
            #expect(tables.requestLines.isEmpty)
        }
    }

    @Test func recordsThatAreNoObjectsAreAnErrorWithPageAndItem() async throws {
        try await TablesSite.run(Self.site()) { tables in
            tables.answer("/sdr", with: #"{"data": [{}, 7], "marker": ""}"#)
            let error = await tables.failure("select * from metering_records")
            #expect(error?.code == "bad-page")
            #expect(error?.message.contains("metering_records, metering job ") == true)
            #expect(error?.message.hasSuffix("page 1: item 2 is not an object") == true)
        }
    }
}
