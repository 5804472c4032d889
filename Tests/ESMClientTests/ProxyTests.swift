import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct ProxyTests {
    /// Asks a site with TLS through a proxy that takes every name for it.
    private func ask(
        host: String = "localhost", userinfo: String = "", exceptions: String = "",
        refusing refusal: HTTPResponseStatus? = nil,
        _ check: (_ proxy: ConnectProxy, _ error: ESMClientError?, _ shown: String) throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(TestCertificates.authority, to: "ca.pem")
        try await StubSite.run(rows: 3, certificate: TestCertificates.otherHost) { site in
            let port = try #require(URL(string: site.endpoint)?.port)
            try await ConnectProxy.run(to: port, refusing: refusal) { proxy, proxyPort in
                let settings = try ProxySettings(
                    "http://\(userinfo)127.0.0.1:\(proxyPort)", exceptions: exceptions)
                let configuration = try testConfiguration(
                    "https://\(host):\(port)", tls: TLSSettings(caFile: file), proxy: settings)
                let log = RecordLog()
                var error: ESMClientError?
                try await withClient(configuration, log: log) { client in
                    error = await clientError {
                        let ids = try await client.ids(APICall(.devices))
                        #expect(ids == [0, 1, 2])
                    }
                }
                try check(proxy, error, "\(settings) \(configuration) \(log.all) \(error as Any)")
            }
        }
    }

    @Test func theSiteIsReachedThroughTheProxyAndTLSIsWithTheSite() async throws {
        try await ask(host: "other.example.com") { proxy, error, _ in
            #expect(error == nil)
            let targets = Set(proxy.seen.map { $0.target.prefix { $0 != ":" } })
            #expect(targets == ["other.example.com"])
            #expect(proxy.seen.allSatisfy { $0.authorization == nil })
        }
    }

    @Test func userAndPasswordAreSentToTheProxyAndShownNowhere() async throws {
        try await ask(host: "other.example.com", userinfo: "us%65r:\(Canary.proxy)%40@") {
            proxy, error, shown in
            #expect(error == nil)
            let expected = Data("user:\(Canary.proxy)@".utf8).base64EncodedString()
            #expect(proxy.seen.first?.authorization == "Basic \(expected)")
            #expect(shown.contains("http://•••@127.0.0.1:"))
            #expect(!Canary.isIn(shown) && !shown.contains(expected))
        }
    }

    @Test func thisMachineIsNeverAskedThroughAProxy() async throws {
        try await ask(host: "localhost") { proxy, error, _ in
            #expect(proxy.seen.isEmpty)
            // It was reached, and has the certificate of another host.
            #expect(error?.message.contains("another host") == true)
        }
    }

    @Test(arguments: [(407, "wants another user and password"), (403, "refuses to open the connection")])
    func whatTheProxyRefusesIsTold(_ status: Int, _ words: String) async throws {
        let refusal = HTTPResponseStatus(statusCode: status)
        try await ask(host: "other.example.com", userinfo: "u:\(Canary.proxy)@", refusing: refusal) {
            proxy, error, shown in
            #expect(error?.code == .unreachable)
            #expect(error?.message.contains(words) == true)
            #expect(error?.message.contains("through the proxy http://•••@127.0.0.1:") == true)
            #expect(proxy.seen.count == 1)
            #expect(!Canary.isIn(shown))
        }
    }

    @Test func aProxyThatIsDownIsNamed() async throws {
        let reserved = try ReservedPort()
        defer { withExtendedLifetime(reserved) {} }
        let down = reserved.number
        let configuration = try testConfiguration(
            "https://other.example.com",
            proxy: try ProxySettings("http://u:\(Canary.proxy)@127.0.0.1:\(down)"))
        try await withClient(configuration) { client in
            let error = await clientError { _ = try await client.ids(APICall(.devices)) }
            let way = "https://other.example.com through the proxy http://•••@127.0.0.1:\(down)"
            #expect(error?.message == "cannot reach \(way): Connection refused")
        }
    }
}
