/// The four digits of a gateway's code, which comes as `APIG.nnnn` or `APIGW.nnnn`.
struct GatewayCode: Sendable, Hashable {
    let digits: String

    /// Nil for any code that is not the gateway's.
    init?(_ code: String) {
        let parts = code.uppercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "APIG" || parts[0] == "APIGW", parts[1].count == 4,
            parts[1].allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        self.digits = String(parts[1])
    }

    /// Whether the gateway says that the token is missing, unknown or expired.
    var meansTokenRefused: Bool { ["0301", "0305", "0307"].contains(digits) }

    /// The kind of failure and what the code says about it; nil where the HTTP status decides.
    var meaning: (code: ESMClientError.Code, message: String)? {
        switch digits {
        case "0101", "0103", "0104", "0105":
            (.apiError, "the gateway knows no such call: path, host or method is wrong for this site")
        case "0301", "0305", "0307": (.signInRefused, "the site refused the token")
        case "0302", "0304", "0306": (.permission, "the site refuses this call to this user")
        case "0303": (.appCodeRefused, "the site refused the app code")
        case "0308": (.throttled, "the site throttles: too many requests")
        case "0310", "0402": (.permission, "the gateway refuses this caller")
        case "0501", "0502": (.quotaExceeded, "the quota of calls is used up or frozen")
        case "0601": (.unavailable, "the gateway failed")
        case "0602": (.apiError, "the gateway refused the request")
        case "0605": (.unavailable, "the gateway cannot resolve the name of the service behind it")
        default: nil
        }
    }
}
