extension ESMClientError {
    /// The error that a status and a body stand for.
    ///
    /// The digits of a gateway code decide first, then the status.
    /// - Parameters:
    ///   - answer: the answer of the site.
    ///   - body: what its body says about the error.
    ///   - path: the method and path of the request.
    init(answer: HTTPAnswer, body: ErrorBody, path: String) {
        let (code, meaning) = body.gatewayCode?.meaning ?? Self.meaning(of: answer.status)
        var parts = [meaning]
        if let location = body.clean(answer.redirectTarget) { parts.append(location) }
        if answer.isHTML {
            parts.append("the answer is an HTML page, as proxies and login pages send it")
        } else if let text = body.message {
            parts.append(text)
        }
        self.init(
            code: code, message: parts.joined(separator: ": "), httpStatus: answer.status,
            gatewayCode: body.code, requestID: body.clean(answer.requestID) ?? body.requestID, path: path)
    }

    /// An answer that is not what it should be.
    static func badResponse(_ message: String, _ answer: HTTPAnswer, path: String) -> Self {
        Self(
            code: .badResponse, message: message, httpStatus: answer.status, requestID: answer.requestID,
            path: path)
    }

    private static func meaning(of status: Int) -> (Code, String) {
        switch status {
        case 200..<300: (.apiError, "the site answered with an error")
        case 300..<400: (.badResponse, "the site redirects, which is not followed")
        case 401: (.signInRefused, "the site refused the token")
        case 403: (.permission, "the site refuses this call to this user")
        case 404: (.apiError, "the site knows no such call")
        case 408: (.timeout, "the site gave up waiting for the request")
        case 413: (.apiError, "the request is too large for the site")
        case 414: (.apiError, "the address of the request is too long for the site")
        case 429: (.throttled, "the site throttles: too many requests")
        case 431, 494: (.apiError, "the headers, with the token in them, are too large for the site")
        case 502, 503: (.unavailable, "the site is not available")
        case 504: (.unavailable, "the gateway waited too long for the site")
        case 500..<600: (.unavailable, "the site failed")
        default: (.apiError, "the site refused the request")
        }
    }
}
