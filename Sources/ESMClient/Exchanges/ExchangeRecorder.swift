import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sends requests on to a site and keeps each exchange in a file of its own, numbered in the order of the answers.
///
/// Guarded by its mutex.
final class ExchangeRecorder: HTTPTransport {
    private let base: any HTTPTransport
    private let folder: String
    private let secrets: [Secret]
    private let count = Mutex(0)
    private let warn: @Sendable (String) -> Void

    /// A recorder into a folder, which is made where it is missing.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where it cannot be made, or has exchanges already.
    init(
        _ base: any HTTPTransport, folder: String, secrets: [Secret],
        warn: @escaping @Sendable (String) -> Void
    ) throws(ESMClientError) {
        self.base = base
        self.folder = folder
        self.secrets = secrets
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
        // What a sign-in has brought is a secret of the requests that follow.
        let tokens = call.headers["X-Auth-Token"] + answer.headers["X-Subject-Token"]
        let exchange = Exchange(call, answer, masking: secrets + tokens.map { Secret($0) })
        let number = count.withLock { count in
            count += 1
            return count
        }
        do {
            try ExchangeFile.write(exchange, number: number, to: folder)
        } catch {
            warn("exchange \(number) could not be kept in \(folder)")
        }
    }
}
