import ESMSimulator
import Testing

@testable import ESMClient

/// The simulated site over TLS with a private authority, as sites have it.
@Suite(.timeLimit(.minutes(5)))
struct SimulatedTLSTests {
    private let folder: TemporaryFolder
    private let authority: String

    init() throws {
        folder = try TemporaryFolder()
        authority = try folder.write(TestCertificates.authority, to: "ca.pem")
    }

    private func options(wantsClientCertificate: Bool = false) throws -> SimulatedSiteOptions {
        var options = SimulatedSiteOptions(requestsPerMinute: nil)
        options.tls = SimulatedTLS(
            certificateFile: try folder.write(TestCertificates.localhost, to: "site.pem"),
            keyFile: try folder.write(TestCertificates.key, to: "site.key"),
            clientAuthorityFile: wantsClientCertificate ? authority : nil)
        return options
    }

    /// Signs in to a site and asks for its devices.
    private func ask(
        _ tls: TLSSettings, _ options: SimulatedSiteOptions
    ) async throws -> (rows: Int, error: ESMClientError?) {
        try await withSimulatedSite(options) { site in
            #expect(site.endpoint.hasPrefix("https://127.0.0.1:"))
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                credentials: .password(
                    user: options.user, password: Secret(options.password), domain: options.domain,
                    project: .name(options.project)),
                appCode: Secret(options.appCode), tls: tls, tokenStorage: .memory)
            var rows = 0
            var error: ESMClientError?
            try await withClient(configuration) { client in
                error = await clientError {
                    for try await page in try client.pages(APICall(.devices)) { rows += page.itemCount }
                }
            }
            #expect((error == nil) == !site.requests.isEmpty)
            return (rows, error)
        }
    }

    @Test func whoTrustsItsAuthorityIsAnswered() async throws {
        let answer = try await ask(TLSSettings(caFile: authority), try options())
        #expect(answer.error == nil)
        #expect(answer.rows > 0)
    }

    @Test func whoDoesNotTrustItsAuthorityIsNot() async throws {
        let answer = try await ask(TLSSettings(), try options())
        #expect(answer.error?.code == .unreachable)
        #expect(answer.error?.message.contains("not vouched for") == true)
    }

    @Test func clientsCanBeAskedForACertificate() async throws {
        let options = try options(wantsClientCertificate: true)
        let without = try await ask(TLSSettings(caFile: authority), options)
        #expect(without.error?.code == .unreachable)
        let with = TLSSettings(
            caFile: authority,
            clientCertificateFile: try folder.write(TestCertificates.client, to: "client.pem"),
            clientKeyFile: try folder.write(TestCertificates.key, to: "client.key"))
        let answer = try await ask(with, options)
        #expect(answer.error == nil)
        #expect(answer.rows > 0)
    }

    @Test func aKeyOfNoneIsSaidBeforeAnybodyConnects() async throws {
        var options = try options()
        options.tls?.keyFile = try folder.write("no key", to: "wrong.key")
        let error = await #expect(throws: SimulatorError.self) { try await SimulatedSite.start(options) }
        #expect(error?.code == .badCertificate)
    }
}
