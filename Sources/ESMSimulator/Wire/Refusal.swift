/// A request that the gateway or the service behind it refuses.
struct Refusal: Error, Sendable {
    let status: Int
    let code: String
    let message: String

    /// The answer in the gateway's shape, with the id of the request in it.
    func answer(requestID: String) -> SiteAnswer {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("error_msg", message)
        writer.member("error_code", code)
        writer.member("request_id", requestID)
        writer.endObject()
        return SiteAnswer(status: status, body: writer.buffer)
    }

    static let unknownPath = Refusal(
        status: 404,
        code: "APIG.0101",
        message: "The API does not exist or has not been published in the environment"
    )

    static let token = Refusal(
        status: 401,
        code: "APIG.0301",
        message: "Incorrect IAM authentication information: decrypt token fail"
    )

    static let tokenScope = Refusal(
        status: 403,
        code: "APIG.0302",
        message: "The IAM user is not authorized to access the API: the token has no project scope"
    )

    static let appCode = Refusal(
        status: 401,
        code: "APIG.0303",
        message: "Incorrect app authentication information: app code not found"
    )

    static let tenant = Refusal(
        status: 403,
        code: "APIG.0304",
        message: "The app is not authorized to access the API: x-hcso-domainid"
    )

    static func throttled(_ limit: SlidingWindow?) -> Refusal {
        let text = limit.map { ",\($0.text)" } ?? ""
        return Refusal(
            status: 429,
            code: "APIG.0308",
            message: "The throttling threshold has been reached: policy user over ratelimit\(text)"
        )
    }

    /// A parameter that is missing or out of range, in the service's own shape.
    static func parameter(_ message: String) -> Refusal {
        Refusal(status: 400, code: "AS.0001", message: message)
    }
}
