internal import ESMClient
import Foundation
internal import QueryEngine

/// What exchanges were kept with: settings that requests and the reading of answers depend on, and the time.
///
/// A file beside the exchanges. It holds no secret and no address, only the path before every request's own.
struct SessionRecording: Codable, Hashable {
    private static let name = "session.json"
    private static let currentVersion = 1

    private var version = currentVersion
    /// Whether there was an ESM site; nil means that there was.
    private var isWithSite: Bool?
    /// When the session was opened, in milliseconds since 1970.
    var startedAt: Int64
    var basePath: String
    var meteringDomainID: String?
    var timeZone: String
    var loadBalancerPath: String
    var meteringMethod: String
    var offsetUnit: String
    var pageSize: Int

    /// The recording of a session that begins now.
    init(_ configuration: SiteConfiguration, _ options: SessionOptions, now: Int64) {
        startedAt = now
        basePath = URLComponents(string: configuration.endpoint)?.percentEncodedPath ?? ""
        meteringDomainID = configuration.meteringDomainID
        timeZone = options.timeZone.name
        loadBalancerPath = options.loadBalancerPath.rawValue
        meteringMethod = options.meteringDataMethod.rawValue
        offsetUnit = configuration.offsetUnit.rawValue
        pageSize = configuration.pageSize
    }

    /// The recording of a session without an ESM site.
    ///
    /// - Throws: a `QueryError` of the category `configuration`.
    init(withoutSite options: SessionOptions, now: Int64) throws(QueryError) {
        self.init(try .unreachable(), options, now: now)
        isWithSite = false
    }

    /// Whether there was an ESM site.
    var hasSite: Bool { isWithSite ?? true }

    /// Writes it into the folder of the exchanges, which is made where it is missing.
    ///
    /// - Throws: a `QueryError` of the category `configuration`.
    func write(to folder: String) throws(QueryError) {
        let url = URL(filePath: folder).appending(path: Self.name)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try encoder.encode(self).write(to: url, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        } catch { throw Self.failure("exchanges cannot be kept in \(folder)") }
    }

    /// Reads it from a folder of exchanges.
    ///
    /// - Throws: a `QueryError` of the category `configuration` that names the folder.
    init(folder: String) throws(QueryError) {
        let url = URL(filePath: folder).appending(path: Self.name)
        guard let data = try? Data(contentsOf: url),
            let recording = try? JSONDecoder().decode(Self.self, from: data),
            recording.version == Self.currentVersion
        else {
            throw Self.failure(
                "the folder \(folder) has no \(Self.name) that can be read: were exchanges kept there?")
        }
        self = recording
    }

    /// The site as the exchanges know it: without an address that could be asked, and without secrets.
    func configuration() throws(QueryError) -> SiteConfiguration {
        let site = "https://replayed.invalid"
        do {
            return try SiteConfiguration(
                endpoint: site + basePath, iamEndpoint: site,
                credentials: .password(
                    user: "replay", password: Secret("replayed"), domain: "replay", project: .name("replay")),
                meteringDomainID: meteringDomainID,
                offsetUnit: OffsetUnit(rawValue: offsetUnit) ?? .rows, pageSize: pageSize)
        } catch { throw QueryError(error) }
    }

    /// Changes options so that answers are read as they were, and nothing is waited for.
    func apply(to options: inout SessionOptions, folder: String) {
        options.timeZone = SiteTimeZone(timeZone) ?? .standard
        options.loadBalancerPath = SessionOptions.LoadBalancerPath(rawValue: loadBalancerPath) ?? .network
        options.meteringDataMethod = MeteringDataMethod(rawValue: meteringMethod) ?? .post
        options.client.exchanges = .replay(from: folder)
        options.pause = { _ in try Task.checkCancellation() }
    }

    private static func failure(_ message: String) -> QueryError {
        QueryError(.configuration, code: "configuration", message: message)
    }
}
