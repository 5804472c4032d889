import Foundation
import Synchronization

@testable import ESMClient

/// Secrets that no output may show.
enum Canary {
    static let token = "canary-token-5f1d"
    static let password = "canary-password-77aa"
    static let appCode = "canary-appcode-0b9c"
    static let hcsoAppCode = "canary-hcso-4e2f"
    static let proxy = "canary-proxy-c81e"
    static let passphrase = "canary-passphrase-3d7a"

    static func isIn(_ text: String) -> Bool { text.contains("canary-") }
}

/// Gathers the records of a client.
final class RecordLog: Sendable {
    private let records = Mutex<[RequestRecord]>([])

    var all: [RequestRecord] { records.withLock { $0 } }

    func add(_ record: RequestRecord) { records.withLock { $0.append(record) } }
}

/// A configuration for a stub site, with a given token unless a password is asked for.
func testConfiguration(
    _ endpoint: String, withPassword: Bool = false, concurrency: Int = 4, pageSize: Int = 10,
    unit: OffsetUnit = .rows, timeout: Duration = .seconds(30), maximumBytes: Int = 1 << 20,
    tls: TLSSettings = TLSSettings(), proxy: ProxySettings = .none, storage: TokenStorage = .memory
) throws -> SiteConfiguration {
    let password = Credentials.password(
        user: "operator", password: Secret(Canary.password), domain: "domain", project: .name("region-1"))
    return try SiteConfiguration(
        endpoint: endpoint, iamEndpoint: endpoint,
        credentials: withPassword ? password : .token(Secret(Canary.token)),
        appCode: Secret(Canary.appCode), tls: tls, proxy: proxy, tokenStorage: storage,
        requestTimeout: timeout, maximumConcurrency: concurrency,
        offsetUnit: unit, pageSize: pageSize, maximumResponseBytes: maximumBytes)
}

/// Runs a client while `body` runs; it makes no request twice unless its options say so.
func withClient(
    _ configuration: SiteConfiguration, options: ClientOptions = ClientOptions(retry: .none),
    log: RecordLog? = nil, _ body: (ESMClient) async throws -> Void
) async throws {
    let client = try ESMClient(configuration: configuration, options: options) { log?.add($0) }
    let result: Result<Void, any Error>
    do {
        result = .success(try await body(client))
    } catch {
        result = .failure(error)
    }
    await client.shutdown()
    try result.get()
}

/// The error that a call throws; nil where it throws none.
func clientError(_ work: () async throws -> Void) async -> ESMClientError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? ESMClientError
    }
}

extension WirePage {
    /// The ids of rows `{"id": n}`.
    var ids: [Int] {
        get throws {
            guard let list else { return [] }
            return try JSONDecoder().decode([[String: Int]].self, from: Data(bytes[list])).compactMap {
                $0["id"]
            }
        }
    }
}

extension ESMClient {
    /// The ids of all pages.
    func ids(_ call: APICall, firstPageSize: Int? = nil) async throws -> [Int] {
        var ids: [Int] = []
        for try await page in pages(call, firstPageSize: firstPageSize) { ids += try page.ids }
        return ids
    }
}
