import Foundation
import Testing

@testable import ESMQL

/// Settings out of options, environment, profile and defaults.
struct SiteSettingsTests {
    private let home: String
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("esmql-\(UUID().uuidString)")
        home = folder.path
        try FileManager.default.createDirectory(
            atPath: home + "/.config/esmql", withIntermediateDirectories: true)
    }

    /// Settings with a config file of this text, which only its owner can read unless `mode` says otherwise.
    private func settings(
        _ text: String?, profile: String? = nil, options: [String: String] = [:],
        _ environment: [String: String] = [:], mode: Int = 0o600
    ) throws -> SiteSettings {
        defer { try? FileManager.default.removeItem(at: folder) }
        if let text {
            let file = home + "/.config/esmql/config"
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        }
        return try SiteSettings(
            environment: environment.merging(["HOME": home]) { one, _ in one }, profile: profile,
            options: options)
    }

    private func value(_ settings: SiteSettings, _ name: String) -> SiteSettings.Value? {
        settings.values.first { $0.name == name }
    }

    private static let site = """
        endpoint = https://esm.example.com
        iam_endpoint = https://iam.example.com
        user = operator
        domain = d
        project = p

        """

    @Test("Option over environment over profile over other tools' variables over default")
    func precedence() throws {
        let text = "[p]\ninsecure = no\nuser = of the profile\n"
        let file = "\(home)/.config/esmql/config"
        let all = [
            "ESMQL_INSECURE": "0", "ESMQL_USER": "product", "HW_USER_NAME": "vendor", "OS_USERNAME": "os",
        ]
        let settings = try settings(text, profile: "p", options: ["insecure": "true"], all)
        #expect(
            value(settings, "insecure")
                == .init(name: "insecure", value: "true", origin: .option("--insecure")))
        #expect(value(settings, "user")?.value == "product")
        #expect(value(settings, "user")?.origin == .variable("ESMQL_USER"))
        #expect(value(settings, "page_size") == .init(name: "page_size", value: "1000", origin: .standard))
        #expect(value(settings, "domain") == .init(name: "domain", value: nil, origin: .standard))
        let profileOrigin = SettingOrigin.profile("p", file: file, line: 3)
        #expect(profileOrigin.description == "profile p, \(file):3")
    }

    @Test("A profile comes before the variables of other tools")
    func otherTools() throws {
        let text = "[p]\nuser = mine\nproxy = http://mine:1\n"
        let environment = ["HW_USER_NAME": "vendor", "OS_USERNAME": "os", "https_proxy": "http://other:2"]
        let settings = try settings(text, profile: "p", environment)
        #expect(value(settings, "user")?.value == "mine")
        #expect(value(settings, "proxy")?.value == "http://mine:1")
    }

    @Test("Without one the vendor's count, then OpenStack's")
    func withoutProfile() throws {
        let settings = try settings("", ["OS_USERNAME": "os", "HW_USER_NAME": "vendor", "OS_PASSWORD": "x"])
        #expect(
            value(settings, "user") == .init(name: "user", value: "vendor", origin: .variable("HW_USER_NAME"))
        )
        #expect(value(settings, "password")?.origin == .variable("OS_PASSWORD"))
    }

    @Test("The profile: the option's, ESMQL_PROFILE's, default")
    func whichProfile() throws {
        let text = "[default]\nuser = d\n[a]\nuser = a\n[b]\nuser = b\n"
        let chosen = try settings(text, profile: "b", ["ESMQL_PROFILE": "a"])
        #expect(value(chosen, "user")?.value == "b")
        #expect(value(chosen, "profile") == .init(name: "profile", value: "b", origin: .option("--profile")))
    }

    @Test("ESMQL_PROFILE chooses where no option does, and default where neither does")
    func variableOrDefault() throws {
        let text = "[default]\nuser = d\n[a]\nuser = a\n"
        let named = try settings(text, ["ESMQL_PROFILE": "a"])
        #expect(value(named, "user")?.value == "a")
        #expect(named.profile == "a")
    }

    @Test("A profile without a file is an error, no file and no profile is none")
    func missingFile() throws {
        let error = #expect(throws: QueryError.self) { try settings(nil, profile: "prod") }
        #expect(error?.message.contains("no config file at \(home)/.config/esmql/config") == true)
        #expect(try settings(nil).profile == nil)
    }

    @Test("A file that is named and missing is an error")
    func namedFile() {
        let error = #expect(throws: QueryError.self) {
            try settings(nil, ["ESMQL_CONFIG": "/nowhere/at/all"])
        }
        #expect(error?.message == "the config file /nowhere/at/all cannot be read")
    }

    @Test(
        "A file with secrets that others can read costs a warning", arguments: [0o600, 0o640, 0o604, 0o644])
    func warning(_ mode: Int) throws {
        #expect(try settings("password = x\n", mode: mode).warnings.isEmpty == (mode == 0o600))
    }

    @Test("A file without secrets may be read by all")
    func noWarning() throws {
        #expect(try settings("user = x\n", mode: 0o644).warnings.isEmpty)
    }

    @Test("Secrets are masked wherever settings are shown")
    func masked() throws {
        let secrets = Setting.all.filter(\.isSecret).map { "\($0.key) = canary-\($0.key)\n" }.joined()
        let settings = try settings(Self.site + secrets + "proxy = http://u:canary-p@h:1\n")
        #expect("\(settings.values)".contains("canary") == false)
        #expect(value(settings, "proxy")?.value == "http://•••@h:1")
        #expect(value(settings, "token")?.value == "•••")
        #expect(try "\(settings.configuration())".contains("canary") == false)
    }

    @Test("A leading ~/ of a path is the home, and the cache is where XDG says")
    func paths() throws {
        let settings = try settings("ca_file = ~/ca.pem\nclient_key = /k\n", ["XDG_CACHE_HOME": "/cache"])
        #expect(value(settings, "ca_file")?.value == home + "/ca.pem")
        #expect(value(settings, "client_key")?.value == "/k")
        #expect(value(settings, "cache_dir")?.value == "/cache/esmql")
    }

    @Test("TLS, proxy and paging reach the configuration")
    func everything() throws {
        let configuration = try settings(
            Self.site + """
                password = x
                ca_file = /ca.pem
                client_certificate = /c.pem
                client_key = /c.key
                client_key_passphrase = y
                addresses = esm.example.com=10.1.2.3, iam.example.com=10.1.2.4
                insecure = Yes
                offset_unit = PAGES
                page_size = 500
                """
        ).configuration()
        #expect(
            configuration.tls
                == TLSSettings(
                    caFile: "/ca.pem", clientCertificateFile: "/c.pem", clientKeyFile: "/c.key",
                    clientKeyPassphrase: Secret("y"),
                    addresses: ["esm.example.com": "10.1.2.3", "iam.example.com": "10.1.2.4"],
                    skipsVerification: true))
        #expect(configuration.offsetUnit == .pages)
        #expect(configuration.pageSize == 500)
        #expect(configuration.tokenStorage == .folder(home + "/.cache/esmql"))
    }

    @Test(
        "The proxy: the setting before the usual variables, none for none",
        arguments: [
            (["https_proxy": "http://a:1"], "http://a:1"), (["HTTPS_PROXY": "http://b:2"], "http://b:2"),
            (["ALL_PROXY": "http://c:3"], "http://c:3"), (["http_proxy": "http://d:4"], "none"),
            (["https_proxy": "http://a:1", "ESMQL_PROXY": "http://e:5"], "http://e:5"),
            (["https_proxy": "http://a:1", "ESMQL_PROXY": "none"], "none"), ([:], "none"),
        ])
    func proxy(_ environment: [String: String], _ expected: String) throws {
        let settings = try settings(Self.site + "password = x\n", environment)
        #expect(try settings.configuration().proxy.description == expected)
    }

    @Test(
        "What is wrong is named with its place",
        arguments: [
            ("insecure = perhaps", "config:7: insecure is 'perhaps'"),
            ("page_size = many", "config:7: page_size"),
            ("page_size = 5000", "page size"), ("offset_unit = lines", "rows or pages"),
            ("addresses = x", "esm.example.com=10.1.2.3"), ("addresses = x=y", "not an IP address"),
            ("proxy = socks5://u:canary@h", "the proxy (profile"), ("client_key = /k", "client certificate"),
        ])
    func wrong(_ line: String, _ words: String) throws {
        let settings = try settings("[default]\n" + Self.site + line + "\n" + "password = canary\n")
        let error = #expect(throws: QueryError.self) { try settings.configuration() }
        #expect(error?.category == .configuration)
        #expect(error?.message.contains(words) == true, "\(error as Any)")
        #expect(error?.message.contains("canary") == false)
    }

    @Test("Of password and password_command the stronger counts, and the password of equals")
    func passwordOrCommand() throws {
        let both = try settings(Self.site + "password = one\npassword_command = echo two\n").configuration()
        #expect(
            both.credentials
                == .password(user: "operator", password: Secret("one"), domain: "d", project: .name("p")))
    }

    @Test(
        "A command of the environment replaces the password of the file, and is not run before it is needed")
    func commandOverPassword() throws {
        let settings = try settings(
            Self.site + "password = one\n", ["ESMQL_PASSWORD_COMMAND": "touch \(home)/ran"])
        guard case .passwordFrom(_, "operator", "d", .name("p")) = try settings.configuration().credentials
        else {
            Issue.record("the password counts before the command")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: home + "/ran"))
    }

    @Test("Without any password the token of an earlier sign-in may do")
    func noPassword() throws {
        guard case .passwordFrom = try settings(Self.site).configuration().credentials else {
            Issue.record("a password is required")
            return
        }
    }
}
