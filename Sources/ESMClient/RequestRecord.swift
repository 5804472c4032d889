/// One HTTP request as it went, for logs and for `esmql_requests`; it holds no secret.
public struct RequestRecord: Sendable, Hashable {
    /// When it was sent, in milliseconds since 1970-01-01 UTC by this machine's clock.
    public var startedAtMilliseconds: Int64
    /// The endpoint's name, or `sign_in`.
    public var endpoint: String
    /// The HTTP method.
    public var method: String
    /// The path, percent-encoded.
    public var path: String
    /// The query, percent-encoded, without its question mark.
    public var query: String
    /// The status of the answer; nil where there was none.
    public var status: Int?
    /// The size of the answer's body in bytes.
    public var bytes: Int
    /// How many rows the answer held; nil where it held no list.
    public var rows: Int?
    /// From sending to the last byte of the answer, in milliseconds.
    public var milliseconds: Double
    /// Counts the requests made for one page, from 1.
    public var attempt: Int
    /// The answer's `X-Request-Id`.
    public var requestID: String?
    /// How it failed; nil where it did not.
    public var error: ESMClientError?
    /// The headers that were sent, secrets masked; empty unless ``ClientOptions/recordsHeaders`` is set.
    public var requestHeaders: [HeaderLine] = []
    /// The headers of the answer, secrets masked; empty unless ``ClientOptions/recordsHeaders`` is set.
    public var answerHeaders: [HeaderLine] = []
}
