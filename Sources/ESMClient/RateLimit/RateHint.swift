import NIOHTTP1

/// What an answer says about the site's limit: how long to wait, and how many requests it allows.
struct RateHint: Sendable, Hashable {
    /// How long to wait before the next request; nil where the site does not say.
    var wait: Duration?
    /// How many requests are allowed in which time, by each of the site's limits.
    var limits: [RateLimit] = []

    /// The limit that allows fewest requests a second; nil where the site does not say.
    var limit: RateLimit? { limits.min { $0.isStricter(than: $1) } }

    /// Nothing is said.
    init() {}

    /// Reads the headers of an answer and the text of its error.
    ///
    /// `Retry-After` counts in seconds or is a date (RFC 9110, section 10.2.3), judged by the answer's own `Date`.
    /// The gateway writes `remain:9,limit:10,time:10 second` into `X-Apig-RateLimit-…`, and
    /// `limit:60,time:1 minute` into the texts of its errors.
    init(_ headers: HTTPHeaders, text: String = "") {
        limits = headers.filter { $0.name.lowercased().hasPrefix("x-apig-ratelimit-") }
            .compactMap { Self.limit(in: $0.value) }
        if limits.isEmpty { limits = Self.limit(in: text).map { [$0] } ?? [] }
        wait = headers.first(name: "Retry-After").flatMap { Self.wait(in: $0, headers) }
    }

    private static func wait(in value: String, _ headers: HTTPHeaders) -> Duration? {
        if let seconds = Int64(value), seconds >= 0 { return .seconds(min(seconds, 1 << 32)) }
        guard let end = ServerTime.httpDate(value) else { return nil }
        let now = headers.first(name: "Date").flatMap(ServerTime.httpDate) ?? WallClock.milliseconds
        return .milliseconds(max(0, end - now))
    }

    /// The numbers behind `limit:` and `time:`, the unit behind the latter.
    private static func limit(in text: String) -> RateLimit? {
        guard let limit = number(behind: "limit:", in: text), let time = number(behind: "time:", in: text),
            limit.value > 0, time.value > 0, limit.value <= 1_000_000, time.value <= 86_400
        else { return nil }
        let unit = time.rest.drop { $0 == " " }.lowercased()
        let seconds =
            switch true {
            case unit.hasPrefix("second"): 1
            case unit.hasPrefix("minute"): 60
            case unit.hasPrefix("hour"): 3600
            case unit.hasPrefix("day"): 86_400
            default: 0
            }
        guard seconds > 0, time.value * seconds <= 86_400 else { return nil }
        return RateLimit(requests: limit.value, window: .seconds(time.value * seconds))
    }

    private static func number(behind name: String, in text: String) -> (value: Int, rest: Substring)? {
        guard let range = text.ranges(of: name).last else { return nil }
        let digits = text[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return Int(digits).map { ($0, text[digits.endIndex...]) }
    }
}

extension RateLimit {
    /// Whether the limit allows fewer requests a second than another one.
    func isStricter(than other: RateLimit) -> Bool {
        Double(requests) / (window / .seconds(1)) < Double(other.requests) / (other.window / .seconds(1))
    }
}
