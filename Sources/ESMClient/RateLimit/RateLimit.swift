/// A number of requests in any stretch of time of a given length.
struct RateLimit: Sendable, Hashable {
    let requests: Int
    let window: Duration
}
