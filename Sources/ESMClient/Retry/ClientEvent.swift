/// What the client is at, for whoever shows it; it holds no secret.
public struct ClientEvent: Sendable, Hashable {
    /// What happened.
    public var kind: Kind
    /// The endpoint's name, or `sign_in`.
    public var endpoint: String
    /// How long it is until the request is made; zero where it is not waited for.
    public var wait: Duration = .zero
    /// Why there is a wait or a retry, in a few words.
    public var reason = ""
    /// Which attempt is the next one, from 1.
    public var attempt = 1
    /// How often a request is made at the most.
    public var maximumAttempts = 1
    /// How many rows the answer held.
    public var rows: Int?

    /// An event.
    package init(
        kind: Kind, endpoint: String, wait: Duration = .zero, reason: String = "", attempt: Int = 1,
        maximumAttempts: Int = 1, rows: Int? = nil
    ) {
        self.kind = kind
        self.endpoint = endpoint
        self.wait = wait
        self.reason = reason
        self.attempt = attempt
        self.maximumAttempts = maximumAttempts
        self.rows = rows
    }

    /// The kinds of events; new ones can be added without breaking a `switch`.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        /// The kind in snake_case.
        public let rawValue: String

        /// A kind by its name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A request waits for the rate limit.
        public static let waiting = Kind(rawValue: "waiting")
        /// A request failed and is made again.
        public static let retrying = Kind(rawValue: "retrying")
        /// A request was answered.
        public static let answered = Kind(rawValue: "answered")
    }
}

extension ClientEvent: CustomStringConvertible {
    /// The event in one line.
    public var description: String {
        let seconds = Double(Int64(wait / .milliseconds(100))) / 10
        return switch kind {
        case .waiting: "\(endpoint): waiting \(seconds) s: \(reason)"
        case .retrying:
            "\(endpoint): attempt \(attempt) of \(maximumAttempts) in \(seconds) s: \(reason)"
        default: "\(endpoint): \(rows.map { "\($0) rows" } ?? "answered")"
        }
    }
}
