extension ESMClientError {
    /// The kinds of failure; new ones can be added without breaking a `switch`.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The kind in snake_case.
        public let rawValue: String

        /// A kind by its name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A setting is missing or wrong; nothing was sent.
        public static let configuration = Code(rawValue: "configuration")
        /// A call lacks a parameter or has one that cannot be sent; nothing was sent.
        public static let invalidRequest = Code(rawValue: "invalid_request")
        /// No connection, or none that can be trusted: name, network, TLS, or a connection that broke.
        public static let unreachable = Code(rawValue: "unreachable")
        /// The answer did not come within the request timeout.
        public static let timeout = Code(rawValue: "timeout")
        /// IAM refused the sign-in, or the site refused a token that is new or cannot be renewed.
        public static let signInRefused = Code(rawValue: "sign_in_refused")
        /// The user may not call this.
        public static let permission = Code(rawValue: "permission")
        /// The site does not accept the app code.
        public static let appCodeRefused = Code(rawValue: "app_code")
        /// Too many requests in too short a time.
        public static let throttled = Code(rawValue: "throttled")
        /// The quota of calls is used up or frozen.
        public static let quotaExceeded = Code(rawValue: "quota_exceeded")
        /// The site or the gateway in front of it failed on its side.
        public static let unavailable = Code(rawValue: "unavailable")
        /// The answer is not what the API reference describes.
        public static let badResponse = Code(rawValue: "bad_response")
        /// The site refused the request with an error of its own.
        public static let apiError = Code(rawValue: "api_error")
        /// The pages do not add up to the total that the site announced.
        public static let incomplete = Code(rawValue: "incomplete")
        /// Nothing may be sent, and what is at hand does not have the answer.
        public static let offline = Code(rawValue: "offline")
        /// The task was cancelled or the client shut down.
        public static let cancelled = Code(rawValue: "cancelled")
    }
}
