import Foundation
import NIOCore
import Synchronization

/// The sign-in of IAM: `POST /v3/auth/tokens`.
///
/// The tokens are guarded by their mutex.
final class IdentityService: Sendable {
    /// The path of the sign-in.
    static let path = "/v3/auth/tokens"

    /// The id of the project that tokens are scoped to.
    let projectID: String

    private let userID: String
    private let domainID: String
    private let options: SimulatedSiteOptions
    private let clock: SiteClock
    private let tokens: Mutex<TokenStore>

    init(options: SimulatedSiteOptions, clock: SiteClock) {
        var generator = SeededGenerator(seed: options.seed, stream: "identity")
        userID = generator.hexID()
        domainID = generator.hexID()
        projectID = generator.hexID()
        self.options = options
        self.clock = clock
        tokens = Mutex(TokenStore(seed: options.seed, length: options.tokenLength))
    }

    /// Checks the token of a request.
    func check(_ token: String?) throws(Refusal) {
        try tokens.withLock { store throws(Refusal) in try store.check(token, at: clock.now) }
    }

    /// Takes a token back before its time.
    func revoke(_ token: String?) {
        tokens.withLock { $0.revoke(token) }
    }

    /// Answers a request to ``path``.
    func answer(_ request: IncomingRequest) -> SiteAnswer {
        guard request.method == "POST" else {
            return Self.failure(
                405, title: "Method Not Allowed", "The method is not allowed for this resource.")
        }
        guard
            let body = try? JSONDecoder().decode(SignInBody.self, from: Data(request.body.readableBytesView)),
            body.auth.identity.methods == ["password"], let password = body.auth.identity.password
        else {
            return Self.failure(400, title: "Bad Request", "The request body is invalid.")
        }
        guard admits(password.user), admits(body.auth.scope) else {
            return Self.failure(401, title: "Unauthorized", "The username or password is wrong.")
        }
        let hasProject = body.auth.scope?.project != nil
        let now = clock.now
        let end = now + Int64(min(max(options.tokenLifetimeSeconds, 0), 1_000_000_000)) * 1_000
        let token = tokens.withLock { $0.issue(at: now, expiresAt: end, hasProject: hasProject) }
        return SiteAnswer(
            status: 201,
            headers: [SiteAnswer.Header(name: "X-Subject-Token", value: token)],
            body: describe(
                from: now,
                to: end,
                hasProject: hasProject,
                withCatalog: request.parameter("nocatalog") == nil
            )
        )
    }

    private func admits(_ user: SignInBody.User) -> Bool {
        let isUser = user.id == userID || (user.name == options.user && admitsDomain(user.domain))
        return isUser && user.password == options.password
    }

    private func admits(_ scope: SignInBody.Scope?) -> Bool {
        if let project = scope?.project {
            return project.id == projectID || (project.id == nil && project.name == options.project)
        }
        return scope?.domain == nil || admitsDomain(scope?.domain)
    }

    private func admitsDomain(_ domain: SignInBody.Reference?) -> Bool {
        domain?.id == domainID || (domain?.id == nil && domain?.name == options.domain)
    }

    private func describe(from: Int64, to end: Int64, hasProject: Bool, withCatalog: Bool) -> ByteBuffer {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("token")
        writer.beginObject()
        writer.member("expires_at", CivilTime(milliseconds: end).iso8601(milliseconds: end))
        writer.member("issued_at", CivilTime(milliseconds: from).iso8601(milliseconds: from))
        writer.name("methods")
        writer.beginArray()
        writer.string("password")
        writer.endArray()
        if withCatalog {
            writer.name("catalog")
            writer.beginArray()
            writer.endArray()
        }
        if hasProject {
            writer.name("project")
            writer.beginObject()
            writeDomain(to: &writer)
            writer.member("id", projectID)
            writer.member("name", options.project)
            writer.endObject()
        }
        writer.name("user")
        writer.beginObject()
        writeDomain(to: &writer)
        writer.member("id", userID)
        writer.member("name", options.user)
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return writer.buffer
    }

    private func writeDomain(to writer: inout JSONWriter) {
        writer.name("domain")
        writer.beginObject()
        writer.member("id", domainID)
        writer.member("name", options.domain)
        writer.endObject()
    }

    /// A refusal in the shape of IAM, its code a number.
    private static func failure(_ status: Int, title: String, _ message: String) -> SiteAnswer {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("error")
        writer.beginObject()
        writer.member("code", number: Int64(status))
        writer.member("message", message)
        writer.member("title", title)
        writer.endObject()
        writer.endObject()
        return SiteAnswer(status: status, body: writer.buffer)
    }
}
