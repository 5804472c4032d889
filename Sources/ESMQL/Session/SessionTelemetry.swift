internal import CoreMetrics
internal import ESMClient
internal import Logging
internal import QueryEngine

/// Keeps the metrics of a session and logs its statements.
struct SessionTelemetry: QueryObserver {
    let logger: Logger
    /// Where metrics go; the program's own where it is nil.
    let factory: (any MetricsFactory)?

    /// Counts a request.
    func count(_ record: RequestRecord) {
        let dimensions = [
            ("endpoint", record.endpoint), ("outcome", record.error?.code.rawValue ?? "ok"),
        ]
        counter("esmql_requests", dimensions).increment()
        timer("esmql_request_duration", dimensions).recordMilliseconds(record.milliseconds)
    }

    func began(_ text: String) -> any QueryWatch { Watch(telemetry: self, text: text, start: .now) }

    private func counter(_ label: String, _ dimensions: [(String, String)] = []) -> Counter {
        Counter(label: label, dimensions: dimensions, factory: factory ?? MetricsSystem.factory)
    }

    private func timer(_ label: String, _ dimensions: [(String, String)]) -> Timer {
        Timer(label: label, dimensions: dimensions, factory: factory ?? MetricsSystem.factory)
    }

    /// Told of the end of a statement.
    private struct Watch: QueryWatch {
        let telemetry: SessionTelemetry
        let text: String
        let start: ContinuousClock.Instant

        func ended(rows: Int, error: QueryError?) {
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            let outcome = error?.code ?? "ok"
            telemetry.counter("esmql_queries", [("outcome", outcome)]).increment()
            telemetry.counter("esmql_query_rows").increment(by: rows)
            telemetry.timer("esmql_query_duration", [("outcome", outcome)]).recordMilliseconds(milliseconds)
            telemetry.logger.debug(
                "statement",
                metadata: [
                    "statement": "\(text)", "rows": "\(rows)", "milliseconds": "\(milliseconds)",
                    "outcome": "\(outcome)",
                ])
        }
    }
}
