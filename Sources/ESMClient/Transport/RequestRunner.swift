import Logging
import Synchronization

/// Sends one request and turns its answer into a value or an error; every request is recorded.
struct RequestRunner: Sendable {
    let configuration: SiteConfiguration
    let transport: Transport
    let gate: RequestGate
    let logger: Logger
    let onRequest: (@Sendable (RequestRecord) -> Void)?

    /// What a request is called in records and errors.
    struct Label: Sendable {
        let endpoint: String
        let path: String
        let query: String
        let attempt: Int
        let site: SiteAddress
    }

    /// Sends a request, once.
    ///
    /// - Parameters:
    ///   - call: what to send.
    ///   - label: what it is called.
    ///   - read: takes the value out of an answer, with its number of rows where it has any.
    /// - Returns: the value.
    /// - Throws: what `read` throws, or why there was no answer.
    func run<Value>(
        _ call: HTTPCall, _ label: Label,
        read: (consuming HTTPAnswer) throws(ESMClientError) -> (value: Value, rows: Int?)
    ) async throws(ESMClientError) -> Value {
        var record = RequestRecord(
            startedAtMilliseconds: WallClock.milliseconds, endpoint: label.endpoint, method: call.method,
            path: label.path, query: label.query, bytes: 0, milliseconds: 0, attempt: label.attempt)
        do throws(ESMClientError) {
            let answer = try await send(call, label, &record)
            record.status = answer.status
            record.bytes = answer.body.count
            record.requestID = answer.requestID
            let (value, rows) = try read(answer)
            record.rows = rows
            report(record)
            return value
        } catch {
            record.error = error
            report(record)
            throw error
        }
    }

    /// The time spent waiting at the gate is not the request's.
    private func send(
        _ call: HTTPCall, _ label: Label, _ record: inout RequestRecord
    ) async throws(ESMClientError) -> HTTPAnswer {
        let clock = ContinuousClock()
        var start = clock.now
        var startedAt = record.startedAtMilliseconds
        defer {
            record.startedAtMilliseconds = startedAt
            record.milliseconds = (clock.now - start) / .milliseconds(1)
        }
        do {
            return try await gate.pass {
                start = clock.now
                startedAt = WallClock.milliseconds
                return try await transport.send(call)
            }
        } catch {
            throw TransportFailure(
                site: label.site, configuration: configuration, path: "\(call.method) \(label.path)"
            ).error(error)
        }
    }

    private func report(_ record: RequestRecord) {
        logger.debug(
            "request",
            metadata: [
                "endpoint": "\(record.endpoint)", "path": "\(record.path)", "query": "\(record.query)",
                "status": "\(record.status.map(String.init) ?? "none")", "bytes": "\(record.bytes)",
                "milliseconds": "\(record.milliseconds)", "attempt": "\(record.attempt)",
                "request_id": "\(record.requestID ?? "none")",
                "error": "\(record.error?.code.rawValue ?? "none")",
            ])
        onRequest?(record)
    }
}
