import ESMQL

/// What happens while a statement runs.
enum ProgressEvent: Sendable, Hashable {
    /// Requests are going to be made: how many so far, as far as is known, and for which tables.
    case expected(requests: Int, tables: [String])
    /// A request was answered.
    case answered(rows: Int)
    /// A request waits for the rate limit, or is made again.
    case waiting(Duration, reason: String, isRetry: Bool)
    /// Another part of the work begins, or goes on; what it is called.
    case part(String)
    /// The site is at work on a metering job.
    case job(id: String, state: String, percent: Int?)

    /// An event of the client; nil for those that say nothing of progress.
    init?(_ event: ClientEvent) {
        switch event.kind {
        case .answered:
            guard event.endpoint != "sign_in", let rows = event.rows else { return nil }
            self = .answered(rows: rows)
        case .waiting: self = .waiting(event.wait, reason: event.reason, isRetry: false)
        case .retrying:
            self = .waiting(
                event.wait,
                reason: "attempt \(event.attempt) of \(event.maximumAttempts): \(event.reason)", isRetry: true
            )
        default: return nil
        }
    }
}
