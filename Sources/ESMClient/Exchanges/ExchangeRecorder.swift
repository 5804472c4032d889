import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sends requests on to a site and keeps each exchange in a file of its own, numbered in the order of the answers.
///
/// Several recorders may keep their exchanges in one folder.
/// Guarded by its mutex.
final class ExchangeRecorder: HTTPTransport {
    private let base: any HTTPTransport
    private let folder: String
    private let secrets: [Secret]
    private let hosts: [String]
    private let api: String?
    /// The number that is tried next; other recorders of the folder take numbers too.
    private let next = Mutex(1)
    private let warn: @Sendable (String) -> Void

    /// A recorder into a folder, which is made where it is missing.
    ///
    /// - Parameters:
    ///   - base: what sends the requests.
    ///   - folder: the path of the folder.
    ///   - configuration: the site, whose secrets and hosts are not kept.
    ///   - api: the name of the API that is asked; nil for the ESM site.
    ///   - warn: told of an exchange that could not be kept.
    /// - Throws: ``ESMClientError`` with the code `configuration` where it cannot be made, or has exchanges already.
    init(
        _ base: any HTTPTransport, folder: String, configuration: SiteConfiguration, api: String?,
        warn: @escaping @Sendable (String) -> Void
    ) throws(ESMClientError) {
        self.base = base
        self.folder = folder
        secrets = configuration.secrets
        hosts = [configuration.site.authorityHost] + (configuration.iam.map { [$0.authorityHost] } ?? [])
        self.api = api
        self.warn = warn
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            guard !files.contains(where: ExchangeFile.isOne) else {
                throw ESMClientError.configuration(
                    "the folder \(folder) has exchanges already; take a new one")
            }
        } catch let error as ESMClientError {
            throw error
        } catch {
            throw .configuration("exchanges cannot be kept in \(folder)")
        }
    }

    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        let answer = try await base.send(call, to: site)
        keep(call, answer)
        return answer
    }

    func shutdown() async { await base.shutdown() }

    private func keep(_ call: HTTPCall, _ answer: HTTPAnswer) {
        let exchange = Exchange(call, answer, masking: secrets, hosts: hosts, api: api)
        do {
            try next.withLock { next in
                next = try ExchangeFile.add(exchange, to: folder, from: next) + 1
            }
        } catch {
            warn("an exchange could not be kept in \(folder)")
        }
    }
}
