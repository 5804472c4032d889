import Foundation
import NIOSSL
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct TLSTests {
    private let folder: TemporaryFolder
    private let authority: String

    init() throws {
        folder = try TemporaryFolder()
        authority = try folder.write(TestCertificates.authority, to: "ca.pem")
    }

    /// Asks a site with a certificate.
    private func ask(
        _ tls: TLSSettings, host: String = "localhost", certificate: String = TestCertificates.localhost,
        wantsClientCertificate: Bool = false, latestTLS: TLSVersion? = nil
    ) async throws -> ESMClientError? {
        var error: ESMClientError?
        let handler: StubSite.Handler = { .page($0, total: 3) }
        try await StubSite.run(
            handler, certificate: certificate, wantsClientCertificate: wantsClientCertificate,
            latestTLS: latestTLS
        ) { site in
            let endpoint = site.endpoint.replacing("localhost", with: host)
            try await withClient(testConfiguration(endpoint, tls: tls)) { client in
                error = await clientError {
                    let ids = try await client.ids(APICall(.devices))
                    #expect(ids == [0, 1, 2])
                }
            }
            #expect((error == nil) == !site.seen.isEmpty)
        }
        return error
    }

    private func client(key: String = TestCertificates.key, passphrase: String? = nil) throws -> TLSSettings {
        TLSSettings(
            caFile: authority,
            clientCertificateFile: try folder.write(TestCertificates.client, to: "client.pem"),
            clientKeyFile: try folder.write(key, to: "client.key"),
            clientKeyPassphrase: passphrase.map { Secret($0) })
    }

    @Test func anAuthorityOfTheFileIsTrusted() async throws {
        #expect(try await ask(TLSSettings(caFile: authority)) == nil)
    }

    @Test func anAuthorityThatNobodyTrustsIsNot() async throws {
        let error = try await ask(TLSSettings())
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("not vouched for by the system's authorities") == true)
        #expect(error?.message.contains("ca_file") == true)
    }

    @Test func aFileOfAuthoritiesReplacesTheOthers() async throws {
        let other = try folder.write(TestCertificates.otherHost, to: "other.pem")
        let error = try await ask(TLSSettings(caFile: other))
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("not vouched for by the authorities in /") == true)
    }

    @Test func aCertificateForAnotherHostIsRefused() async throws {
        let error = try await ask(TLSSettings(caFile: authority), certificate: TestCertificates.otherHost)
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("another host than localhost") == true)
    }

    @Test func aCertificateThatHasEndedIsRefusedAndSaidToHaveEnded() async throws {
        let error = try await ask(TLSSettings(caFile: authority), certificate: TestCertificates.expired)
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("expired") == true)
    }

    @Test func anAddressIsConnectedToAndTheNameVerified() async throws {
        let addresses = ["other.example.com": "127.0.0.1"]
        let right = try await ask(
            TLSSettings(caFile: authority, addresses: addresses), host: "other.example.com",
            certificate: TestCertificates.otherHost)
        #expect(right == nil)
        let wrong = try await ask(
            TLSSettings(caFile: authority, addresses: ["third.example.com": "127.0.0.1"]),
            host: "third.example.com", certificate: TestCertificates.otherHost)
        #expect(wrong?.message.contains("another host than third.example.com") == true)
    }

    @Test func onlyWhoAsksForItSkipsTheVerification() async throws {
        #expect(!TLSSettings().skipsVerification)
        for certificate in [TestCertificates.otherHost, TestCertificates.expired] {
            #expect(try await ask(TLSSettings(skipsVerification: true), certificate: certificate) == nil)
        }
    }

    @Test func versionsBefore12AreRefused() async throws {
        let error = try await ask(TLSSettings(caFile: authority), latestTLS: .tlsv11)
        #expect(error?.message.contains("TLS of version 1.2") == true)
        #expect(try await ask(TLSSettings(caFile: authority), latestTLS: .tlsv12) == nil)
    }

    @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
    func aSiteThatWantsAClientCertificateGetsIt(_ version: TLSVersion) async throws {
        let with = try await ask(try client(), wantsClientCertificate: true, latestTLS: version)
        #expect(with == nil)
        let without = try await ask(
            TLSSettings(caFile: authority), wantsClientCertificate: true, latestTLS: version)
        #expect(without?.code == .unreachable)
        #expect(without?.message.contains("set client_certificate and client_key") == true)
    }

    @Test func anEncryptedKeyTakesItsPassphrase() async throws {
        let settings = try client(key: TestCertificates.encryptedKey, passphrase: Canary.passphrase)
        #expect(try await ask(settings, wantsClientCertificate: true) == nil)
    }

    @Test(arguments: [nil, Canary.passphrase + "x"])
    func anEncryptedKeyWithoutItsPassphraseIsAnErrorOfTheSettings(_ passphrase: String?) throws {
        let configuration = try testConfiguration(
            "https://localhost", tls: try client(key: TestCertificates.encryptedKey, passphrase: passphrase))
        let error = #expect(throws: ESMClientError.self) { try ESMClient(configuration: configuration) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("client.key") == true)
        #expect(!Canary.isIn("\(error as Any) \(configuration)"))
    }

    @Test func filesThatAreNoneAreErrorsOfTheSettings() throws {
        let missing = folder.path + "/none.pem"
        let empty = try folder.write("", to: "empty.pem")
        for file in [missing, empty] {
            for settings in [TLSSettings(caFile: file), TLSSettings(clientCertificateFile: file)] {
                let configuration = try testConfiguration("https://localhost", tls: settings)
                let error = #expect(throws: ESMClientError.self) {
                    try ESMClient(configuration: configuration)
                }
                #expect(error?.code == .configuration)
                #expect(error?.message.contains(file) == true)
            }
        }
    }

    @Test func settingsThatCannotBeAreRefused() {
        for settings in [
            TLSSettings(clientKeyFile: "/k"), TLSSettings(addresses: ["h": "example.com"]),
            TLSSettings(addresses: ["h": "10.0.0.0/8"]), TLSSettings(addresses: ["": "10.0.0.1"]),
        ] {
            let error = #expect(throws: ESMClientError.self) {
                try testConfiguration("https://localhost", tls: settings)
            }
            #expect(error?.code == .configuration)
        }
    }
}
