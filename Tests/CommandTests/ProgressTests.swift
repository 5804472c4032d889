import ESMQL
import ESMSimulator
import Testing

@testable import esmql

/// What is told of a statement that takes long.
@Suite("Progress")
struct ProgressTests {
    private func state(_ events: [(ProgressEvent, Int)]) -> ProgressState {
        var state = ProgressState()
        for (event, seconds) in events { state.note(event, at: .seconds(seconds)) }
        return state
    }

    @Test func pagesRowsRateAndTheEnd() {
        let state = state([
            (.expected(requests: 40, tables: ["network_metrics"]), 0), (.answered(rows: 1000), 1),
            (.answered(rows: 1000), 2),
        ])
        #expect(
            state.line(at: .seconds(4), width: 200)
                == "network_metrics: 2 of 40 pages, 2,000 rows, 500 rows/s, about 76 s left, 4 s")
        #expect(state.line(at: .seconds(4), width: 30) == "network_metrics: 2 of 40 page")
    }

    @Test func theRateLimitAndJobs() {
        let waiting = state([
            (.expected(requests: 2, tables: ["hosts"]), 0),
            (.waiting(.seconds(42), reason: "the site's rate limit", isRetry: false), 1),
        ])
        #expect(
            waiting.line(at: .seconds(3), width: 200)
                == "hosts: 0 of 2 pages, waiting 40 s: the site's rate limit, 3 s")
        #expect(waiting.line(at: .seconds(60), width: 200) == "hosts: 0 of 2 pages, 60 s")
        let job = state([(.job(id: "j1", state: "running", percent: 30), 1)])
        #expect(job.line(at: .seconds(3), width: 200) == "metering job j1: running, 30 %, 3 s")
        #expect(state([]).line(at: .seconds(200), width: 80) == "running, 3 min 20 s")
    }

    @Test func numbersForPeople() {
        #expect(ProgressState.grouped(1_234_567) == "1,234,567")
        #expect(ProgressState.grouped(-12) == "-12")
        #expect(ProgressState.span(7500) == "2 h 5 min")
        #expect(ProgressState.pause(.milliseconds(500)) == "0.5 s")
    }

    @Test func anObjectALine() async throws {
        let outcome = try await Esmql.run([
            "--demo", "-q", "--format", "csv", "--progress", "json", "-c",
            "select count(*) > 0 as some, max(value) > 0 as high from network_metrics where timestamp >= ago('1h')",
        ])
        #expect(outcome.output == "some,high\n1,1\n")
        let lines = outcome.error.split(separator: "\n")
        #expect(lines.count >= 3)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("{\"event\":\"pages\",\"requests\":") })
        #expect(lines.last?.hasPrefix("{\"event\":\"end\",\"requests\":") == true)
        let quiet = try await Esmql.run([
            "--demo", "-q", "--progress", "auto", "-c", "select count(*) from hosts",
        ])
        #expect(quiet.error.isEmpty)
    }

    @Test func waitsAndJobsAsObjects() {
        let event = ProgressEvent.waiting(.milliseconds(1500), reason: "a \"b\"", isRetry: true)
        #expect(
            ProgressRecord.line(event, ProgressState(), at: .seconds(2))
                == #"{"event":"retrying","wait_seconds":1.5,"reason":"a \"b\"","seconds":2.0}"#)
        #expect(
            ProgressRecord.line(.job(id: "j", state: "pending", percent: nil), ProgressState(), at: .zero)
                == #"{"event":"job","job":"j","state":"pending","percent":null,"seconds":0.0}"#)
    }

    @Test func whatAnAnswerHasCost() {
        func text(_ requests: Int, cached: Int) -> String {
            AnswerSummary(
                rows: 2, fetchedRows: 1500, cachedPages: cached, requests: requests,
                time: .milliseconds(12)
            ).text
        }
        #expect(text(0, cached: 0) == "2 rows in 12 ms")
        #expect(text(2, cached: 0) == "2 rows from 2 requests of 1500 rows, in 12 ms")
        #expect(text(1, cached: 1) == "2 rows from 1 request and 1 cached page of 1500 rows, in 12 ms")
        #expect(text(0, cached: 2) == "2 rows from 2 cached pages of 1500 rows, in 12 ms")
    }
}
