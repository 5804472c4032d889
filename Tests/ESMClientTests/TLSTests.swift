import Foundation
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    /// Asks a site with a certificate; the client trusts the authorities of a file, or the system's.
    private func ask(certificate: String, authority: String?) async throws -> ESMClientError? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ca-\(UUID().uuidString).pem")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data((authority ?? "").utf8).write(to: file)
        var error: ESMClientError?
        try await StubSite.run(rows: 3, certificate: certificate) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, credentials: .token(Secret(Canary.token)),
                caFile: authority == nil ? nil : file.path)
            try await withClient(configuration) { client in
                error = await clientError {
                    let ids = try await client.ids(APICall(.devices))
                    #expect(ids == [0, 1, 2])
                }
            }
        }
        return error
    }

    @Test func anAuthorityOfTheFileIsTrusted() async throws {
        let error = try await ask(
            certificate: TestCertificates.localhost, authority: TestCertificates.authority)
        #expect(error == nil)
    }

    @Test func anAuthorityThatNobodyTrustsIsNot() async throws {
        let error = try await ask(certificate: TestCertificates.localhost, authority: nil)
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("not vouched for by the system's authorities") == true)
    }

    @Test func aFileOfAuthoritiesReplacesTheOthers() async throws {
        let error = try await ask(
            certificate: TestCertificates.localhost, authority: TestCertificates.otherHost)
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("not vouched for by the authorities in /") == true)
    }

    @Test func aCertificateForAnotherHostIsRefused() async throws {
        let error = try await ask(
            certificate: TestCertificates.otherHost, authority: TestCertificates.authority)
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("another host") == true)
    }
}
