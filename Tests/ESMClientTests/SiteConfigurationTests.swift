import Testing

@testable import ESMClient

struct SiteConfigurationTests {
    private let token = Credentials.token(Secret(Canary.token))

    private func failure(_ make: () throws -> SiteConfiguration) -> ESMClientError? {
        do {
            _ = try make()
            return nil
        } catch {
            return error as? ESMClientError
        }
    }

    @Test(arguments: [
        "https://esm.example.com", "https://esm.example.com:8443/base/", "HTTPS://ESM.example.com",
        "http://127.0.0.1:80", "http://127.8.9.1", "http://localhost:1234", "http://[::1]:8080",
        "https://[2001:db8::1]", "https://10.0.0.1",
    ])
    func takesAddress(_ endpoint: String) throws {
        #expect(throws: Never.self) { try SiteConfiguration(endpoint: endpoint, credentials: token) }
    }

    @Test(arguments: [
        "", "esm.example.com", "https://", "http://esm.example.com", "http://127.0.0.1.example.com",
        "http://127.0.0", "http://0.0.0.0", "http://localhost.example.com", "ftp://esm.example.com",
        "file:///etc",
        "https://user:canary-pw@esm.example.com", "https://canary-user@esm.example.com",
        "https://esm.example.com/?token=canary-x", "https://esm.example.com/#x", "https://esm.example.com:0",
        "https://esm.example.com:70000", "https://esm example.com",
        "https://esm.example.com\r\nX: y",
    ])
    func refusesAddress(_ endpoint: String) throws {
        let error = try #require(
            failure { try SiteConfiguration(endpoint: endpoint, credentials: token) })
        #expect(error.code == .configuration)
        #expect(error.message.contains("endpoint"))
        #expect(!Canary.isIn(error.description))
    }

    @Test(arguments: [
        ("https://iam.example.com", "https://iam.example.com/v3/auth/tokens"),
        ("https://iam.example.com/v3", "https://iam.example.com/v3/auth/tokens"),
        ("https://iam.example.com/v3/", "https://iam.example.com/v3/auth/tokens"),
        ("https://iam.example.com:31943/identity/", "https://iam.example.com:31943/identity/v3/auth/tokens"),
    ])
    func findsIAM(_ endpoint: String, _ url: String) throws {
        let configuration = try SiteConfiguration(
            endpoint: "https://esm.example.com", iamEndpoint: endpoint, credentials: token)
        #expect(configuration.iam?.url("/v3/auth/tokens") == url)
    }

    @Test func theSecondAppCodeDefaultsToTheFirst() throws {
        let one = try SiteConfiguration(
            endpoint: "https://esm.example.com", credentials: token, appCode: Secret("a"))
        #expect(one.hcsoAppCode == Secret("a"))
        let two = try SiteConfiguration(
            endpoint: "https://esm.example.com", credentials: token, appCode: Secret("a"),
            hcsoAppCode: Secret("b"))
        #expect(two.hcsoAppCode == Secret("b"))
    }

    @Test(arguments: ["", "  ", "canary-a\r\nX-Evil: 1", "canary-é", " canary-a", "canary-a\u{0}"])
    func refusesWhatNoHeaderCanCarry(_ text: String) throws {
        let endpoint = "https://esm.example.com"
        let makers: [() throws -> SiteConfiguration] = [
            { try SiteConfiguration(endpoint: endpoint, credentials: .token(Secret(text))) },
            { try SiteConfiguration(endpoint: endpoint, credentials: token, appCode: Secret(text)) },
            { try SiteConfiguration(endpoint: endpoint, credentials: token, hcsoAppCode: Secret(text)) },
            { try SiteConfiguration(endpoint: endpoint, credentials: token, hcsoDomainID: text) },
        ]
        for make in makers {
            let error = try #require(failure(make))
            #expect(error.code == .configuration)
            #expect(!Canary.isIn(error.description))
        }
    }

    @Test func signingInNeedsAllItsParts() throws {
        func make(
            iam: String? = "https://iam.example.com", user: String = "u", password: String = "p",
            domain: String = "d", project: Credentials.Project = .name("r")
        ) throws -> SiteConfiguration {
            try SiteConfiguration(
                endpoint: "https://esm.example.com", iamEndpoint: iam,
                credentials: .password(
                    user: user, password: Secret(password), domain: domain, project: project))
        }
        #expect(failure { try make() } == nil)
        #expect(failure { try make(iam: nil) }?.message.contains("IAM") == true)
        #expect(failure { try make(iam: "http://iam.example.com") }?.code == .configuration)
        #expect(failure { try make(user: "") }?.message.contains("user") == true)
        #expect(failure { try make(password: "") }?.message.contains("password") == true)
        #expect(failure { try make(domain: "") }?.message.contains("domain") == true)
        #expect(failure { try make(project: .name("")) }?.message.contains("project") == true)
        #expect(failure { try make(project: .id("")) }?.message.contains("project") == true)
    }

    @Test func limitsAreChecked() {
        func make(
            timeout: Duration = .seconds(1), concurrency: Int = 1, pageSize: Int = 1, bytes: Int = 1
        ) throws -> SiteConfiguration {
            try SiteConfiguration(
                endpoint: "https://esm.example.com", credentials: token, requestTimeout: timeout,
                maximumConcurrency: concurrency, pageSize: pageSize, maximumResponseBytes: bytes)
        }
        #expect(failure { try make() } == nil)
        #expect(failure { try make(timeout: .zero) }?.message.contains("timeout") == true)
        #expect(failure { try make(timeout: .seconds(1e9)) }?.code == .configuration)
        #expect(failure { try make(concurrency: 0) }?.message.contains("concurrency") == true)
        #expect(failure { try make(pageSize: 0) }?.message.contains("page size") == true)
        #expect(failure { try make(pageSize: 1001) }?.code == .configuration)
        #expect(failure { try make(bytes: 0) }?.code == .configuration)
    }

    @Test func aCAFileThatIsNotOneIsRefused() throws {
        for file in ["/nonexistent/ca.pem", "/dev/null"] {
            let configuration = try SiteConfiguration(
                endpoint: "https://esm.example.com", credentials: token, caFile: file)
            let error = #expect(throws: ESMClientError.self) { try ESMClient(configuration: configuration) }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(file) == true)
        }
    }
}
