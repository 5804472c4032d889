import Logging

extension RequestRunner {
    /// Records a request that is over, and tells of one that was answered as it should be.
    func report(_ record: RequestRecord) {
        note(record)
        guard record.error == nil else { return }
        options.onEvent?(
            ClientEvent(
                kind: .answered, endpoint: record.endpoint, attempt: record.attempt,
                maximumAttempts: options.retry.maximumAttempts, rows: record.rows))
    }

    /// Records a request.
    func note(_ record: RequestRecord) {
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

    /// Tells that a request waits for the rate limit.
    func tell(_ label: Label, waiting wait: Duration) {
        options.onEvent?(
            ClientEvent(
                kind: .waiting, endpoint: label.endpoint, wait: wait, reason: "the site's rate limit",
                attempt: label.attempt, maximumAttempts: options.retry.maximumAttempts))
    }

    /// Tells that a request is made again.
    func tell(_ label: Label, _ error: ESMClientError, pause: Duration, attempt: Int) {
        options.onEvent?(
            ClientEvent(
                kind: .retrying, endpoint: label.endpoint, wait: pause, reason: error.message,
                attempt: attempt, maximumAttempts: options.retry.maximumAttempts))
    }
}

extension RequestRecord {
    /// Takes over when the request was sent and how long it took.
    mutating func time(by watch: Stopwatch) {
        if let startedAt = watch.startedAt { startedAtMilliseconds = startedAt }
        milliseconds = watch.elapsed / .milliseconds(1)
    }
}
