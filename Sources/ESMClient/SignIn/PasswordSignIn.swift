import NIOHTTP1

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The sign-in with a password at IAM: `POST /v3/auth/tokens?nocatalog=true`, scope of a project.
struct PasswordSignIn: Sendable {
    static let path = "/v3/auth/tokens"

    let iam: SiteAddress
    let user: String
    let password: Secret
    let domain: String
    let project: Credentials.Project
    /// What else is masked where IAM sends it back.
    var secrets: [Secret] = []

    /// The request; its body is the only place where the password stands.
    var call: HTTPCall {
        HTTPCall(
            method: "POST", url: iam.url("\(Self.path)?nocatalog=true"),
            headers: ["Content-Type": "application/json;charset=utf8", "Accept": "application/json"],
            body: Array(body.utf8), secrets: [password])
    }

    /// The token of an answer.
    ///
    /// - Parameters:
    ///   - answer: what IAM said.
    ///   - now: this machine's clock, in milliseconds since 1970-01-01 UTC.
    /// - Returns: the value of `X-Subject-Token`, never blank, and its times by the clock of the answer's `Date`.
    /// - Throws: ``ESMClientError`` with the code `signInRefused` where IAM refused.
    func token(in answer: HTTPAnswer, now: Int64) throws(ESMClientError) -> IssuedToken {
        let path = "POST \(Self.path)"
        guard answer.isSuccess else { throw refusal(answer, path: path) }
        guard let token = answer.headers.first(name: "X-Subject-Token"), HeaderValue.isValid(token) else {
            let kind = answer.isHTML ? "an HTML page" : "an answer"
            throw .badResponse("IAM sent \(kind) without a token in X-Subject-Token", answer, path: path)
        }
        let issuedAt = answer.headers.first(name: "Date").flatMap(ServerTime.httpDate) ?? now
        let body = try? JSONDecoder().decode(Body.self, from: Data(answer.body))
        return IssuedToken(
            value: Secret(token), issuedAt: issuedAt,
            expiresAt: body.flatMap { ServerTime.iso8601($0.token.end) },
            clockOffset: issuedAt - now)
    }

    private struct Body: Decodable {
        struct Token: Decodable {
            let end: String

            enum CodingKeys: String, CodingKey {
                case end = "expires_at"
            }
        }

        let token: Token
    }

    private func refusal(_ answer: HTTPAnswer, path: String) -> ESMClientError {
        let body = ErrorBody(answer.body, masking: secrets + [password])
        guard [400, 401, 403, 404, 409].contains(answer.status), body.gatewayCode?.meaning == nil else {
            return ESMClientError(answer: answer, body: body, path: path)
        }
        let reason =
            answer.status == 401
            ? "IAM refused user \"\(user)\" of domain \"\(domain)\": name or password is wrong"
            : "IAM refused the sign-in of user \"\(user)\" of domain \"\(domain)\""
        let text = answer.isHTML ? "the answer is an HTML page" : body.message
        return ESMClientError(
            code: .signInRefused, message: text.map { "\(reason): \($0)" } ?? reason,
            httpStatus: answer.status, gatewayCode: body.code, requestID: answer.requestID ?? body.requestID,
            path: path)
    }

    private var body: String {
        let scope =
            switch project {
            case .name(let name): #"{"name":\#(JSONQuoted(name))}"#
            case .id(let id): #"{"id":\#(JSONQuoted(id))}"#
            }
        return """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":\(JSONQuoted(user)),\
            "password":\(JSONQuoted(password.reveal())),"domain":{"name":\(JSONQuoted(domain))}}}},\
            "scope":{"project":\(scope)}}}
            """
    }
}
