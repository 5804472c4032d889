import Testing

@testable import ESMClient

struct ProxySettingsTests {
    private func isDirect(_ endpoint: String, exceptions: String) throws -> Bool {
        let settings = try ProxySettings("http://proxy.example.com:3128", exceptions: exceptions)
        return settings.server(for: try SiteAddress(endpoint, setting: "endpoint")) == nil
    }

    @Test(
        arguments: [
            ("*", "https://esm.example.com"), ("esm.example.com", "https://esm.example.com"),
            ("ESM.Example.com", "https://esm.example.COM"), ("example.com", "https://esm.example.com"),
            (".example.com", "https://esm.example.com"), ("*.example.com", "https://esm.example.com"),
            ("a, b example.com", "https://esm.example.com"), ("example.com.", "https://esm.example.com"),
            ("example.com:443", "https://esm.example.com"),
            ("example.com:8443", "https://esm.example.com:8443"),
            ("10.1.2.3", "https://10.1.2.3"), ("10.0.0.0/8", "https://10.1.2.3:8443"),
            ("10.1.2.3:8443", "https://10.1.2.3:8443"), ("fd00::/8", "https://[fd12::1]"),
            ("[fd12::1]:8443", "https://[fd12:0::1]:8443"), ("0.0.0.0/0", "https://10.1.2.3"),
            ("*:8443", "https://esm.example.com:8443"),
            ("", "https://localhost"), ("", "https://127.9.9.9"), ("", "https://[::1]"),
        ])
    func theExceptionsAreReachedDirectly(_ exceptions: String, _ endpoint: String) throws {
        #expect(try isDirect(endpoint, exceptions: exceptions))
    }

    @Test(
        arguments: [
            ("", "https://esm.example.com"), ("example.org", "https://esm.example.com"),
            ("ample.com", "https://esm.example.com"), ("esm.example.com", "https://iam.example.com"),
            ("example.com:8443", "https://esm.example.com"), ("10.0.0.0/8", "https://11.1.2.3"),
            ("10.0.0.0/33", "https://10.1.2.3"), ("10.1.2.0/25", "https://10.1.2.128"),
            ("10", "https://10.1.2.10"), ("2.10", "https://10.1.2.10"), ("fd00::/8", "https://10.1.2.3"),
            ("*:8443", "https://esm.example.com"), (",, ,", "https://esm.example.com"),
        ])
    func allOthersGoThroughTheProxy(_ exceptions: String, _ endpoint: String) throws {
        #expect(try !isDirect(endpoint, exceptions: exceptions))
    }

    @Test(
        arguments: [
            (["https_proxy": "a:1", "HTTPS_PROXY": "b:2", "all_proxy": "c:3"], "http://a:1"),
            (["HTTPS_PROXY": "b:2", "all_proxy": "c:3"], "http://b:2"),
            (["https_proxy": "", "all_proxy": "http://c:3/"], "http://c:3"),
            (["ALL_PROXY": "d"], "http://d:80"), (["http_proxy": "e:5", "HTTP_PROXY": "f:6"], "none"),
            ([:], "none"), (["https_proxy": "http://u:p@[::1]:8"], "http://•••@[::1]:8"),
        ])
    func theVariablesAreReadInTheirOrder(_ environment: [String: String], _ expected: String) throws {
        #expect(try ProxySettings(environment: environment).description == expected)
    }

    @Test func noProxyIsReadInBothSpellings() throws {
        let esm = try SiteAddress("https://esm.example.com", setting: "endpoint")
        for name in ["no_proxy", "NO_PROXY"] {
            let settings = try ProxySettings(environment: ["https_proxy": "a:1", name: "example.com"])
            #expect(settings.server(for: esm) == nil)
        }
        let both = ["https_proxy": "a:1", "no_proxy": "example.org", "NO_PROXY": "example.com"]
        #expect(try ProxySettings(environment: both).server(for: esm) != nil)
    }

    @Test(
        arguments: [
            "socks5://u:canary-p@h:1", "https://u:canary-p@h:1", "http://u:canary-p@",
            "http://u:canary-p@h:99999",
            "http://u:canary-p@h:1/path", "http://u%3Ax:canary-p@h:1", "",
        ])
    func anAddressThatIsNoneIsRefusedWithoutShowingIt(_ text: String) {
        let error = #expect(throws: ESMClientError.self) { try ProxySettings(text) }
        #expect(error?.code == .configuration)
        #expect("\(error as Any)".contains("canary") == false)
    }

    @Test func noDescriptionShowsThePassword() throws {
        let settings = try ProxySettings("http://user:\(Canary.proxy)@proxy.example.com:3128")
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped] {
            #expect(!Canary.isIn(text))
        }
        #expect("\(settings)" == "http://•••@proxy.example.com:3128")
    }
}
