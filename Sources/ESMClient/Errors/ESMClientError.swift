/// Why a request, a sign-in or a whole answer failed.
///
/// The description is one line for people; it holds the gateway's code and the request id where the site sent
/// them, and never a secret.
public struct ESMClientError: Error, Sendable, Hashable {
    /// What kind of failure it is.
    public let code: Code
    /// What happened, in one line, without code and request id.
    public let message: String
    /// The status of the answer, where there was one.
    public var httpStatus: Int?
    /// The code in the answer's body, such as `APIG.0303`.
    public var gatewayCode: String?
    /// The answer's `X-Request-Id`.
    public var requestID: String?
    /// The method and path of the request, without its query.
    public var path: String?
    /// How often the request was made.
    public var attempts = 1

    /// An error of one of the kinds of ``Code``.
    public init(
        code: Code, message: String, httpStatus: Int? = nil, gatewayCode: String? = nil,
        requestID: String? = nil, path: String? = nil
    ) {
        self.code = code
        self.message = message
        self.httpStatus = httpStatus
        self.gatewayCode = gatewayCode
        self.requestID = requestID
        self.path = path
    }

    static func configuration(_ message: String) -> Self { Self(code: .configuration, message: message) }

    /// The time that was set for a piece of work is over.
    static func outOfTime(path: String) -> Self {
        Self(code: .timeout, message: "the time that was set for the query is over", path: path)
    }

    static func invalidRequest(_ message: String) -> Self { Self(code: .invalidRequest, message: message) }

    func prefixed(_ prefix: String) -> Self {
        var error = Self(
            code: code, message: prefix + message, httpStatus: httpStatus, gatewayCode: gatewayCode,
            requestID: requestID, path: path)
        error.attempts = attempts
        return error
    }

    /// The error with the number of requests that were made before it was final.
    func after(attempts: Int) -> Self {
        var error = self
        error.attempts = attempts
        return error
    }

    static let cancelled = Self(code: .cancelled, message: "cancelled")
}

extension ESMClientError: CustomStringConvertible {
    /// The message, followed by what helps the site's operators to find the request.
    public var description: String {
        var facts: [String] = []
        if let httpStatus { facts.append("HTTP \(httpStatus)") }
        // Some bodies repeat the status as their code.
        if let gatewayCode, gatewayCode != httpStatus.map(String.init) { facts.append(gatewayCode) }
        if let requestID { facts.append("request id \(requestID)") }
        if let path { facts.append(path) }
        if attempts > 1 { facts.append("\(attempts) attempts") }
        return facts.isEmpty ? message : "\(message) (\(facts.joined(separator: ", ")))"
    }
}
