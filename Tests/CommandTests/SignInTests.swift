import ESMSimulator
import Foundation
import Testing

/// Login, logout, profiles and --show-config.
@Suite(.timeLimit(.minutes(5)))
struct SignInTests {
    /// A home whose config file has a profile `site` for a site, with some lines more.
    private func home(for site: SimulatedSite, _ lines: String...) throws -> Workspace {
        let home = try Workspace()
        try FileManager.default.createDirectory(
            atPath: home.path(".config/esmql"), withIntermediateDirectories: true)
        let text = """
            # The site of the test.
            [site]
            endpoint = \(site.endpoint)
            iam_endpoint = \(site.iamEndpoint)
            user = \(site.options.user)
            domain = \(site.options.domain)
            project = \(site.options.project)
            appcode = \(site.options.appCode)
            hcso_appcode = \(site.options.hcsoAppCode)
            \(lines.joined(separator: "\n"))
            """
        let file = try home.write(text.utf8, to: ".config/esmql/config")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        return home
    }

    private let count = [
        "--profile", "site", "--format", "csv", "-c", "select count(*) > 0 as n from devices",
    ]

    private func signIns(_ site: SimulatedSite) -> Int {
        site.requests.count { $0.path == "/v3/auth/tokens" }
    }

    @Test func aTokenOfLoginServesTheCommandsThatFollowUntilLogout() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site)
            let before = try await Esmql.run(count, home: home)
            before.expectFailure(2, ["esmql login", "password_command"])
            #expect(signIns(site) == 0)

            let password = ["ESMQL_PASSWORD": Canary.password]
            let login = try await Esmql.run(["login", "--profile", "site"], settings: password, home: home)
            #expect(login.status == 0)
            #expect(login.output.isEmpty)
            #expect(login.error.contains("Signed in at \(site.iamEndpoint); the token is good until 20"))
            let files = try FileManager.default.contentsOfDirectory(atPath: home.path(".cache/esmql"))
            #expect(files.count == 1)

            for _ in 0..<2 { try await Esmql.run(count, home: home).expectOutput("n\n1\n") }
            #expect(signIns(site) == 1)

            let logout = try await Esmql.run(["logout", "--profile", "site"], home: home)
            #expect(logout.status == 0)
            #expect(logout.error == "The token is forgotten.\n")
            let again = try await Esmql.run(["logout", "--profile", "site"], home: home)
            #expect(again.error == "No token was kept.\n")
            try await Esmql.run(count, home: home).expectFailure(2, ["esmql login"])
        }
    }

    @Test func aTokenThatTheSiteTakesBackIsReplacedByTheCommand() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password_command = echo \(Canary.password)")
            try await Esmql.run(count, home: home).expectOutput("n\n1\n")
            site.inject(Fault(.expireToken, path: nil, requests: 1...1))
            try await Esmql.run(count, home: home).expectOutput("n\n1\n")
            #expect(signIns(site) == 2)
        }
    }

    @Test func aPasswordIsTypedWithoutBeingShown() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site)
            let prompt = try Prompt(["login", "--profile", "site"], home: home)
            await prompt.expect("Password: ")
            prompt.type(Canary.password + "\r")
            await prompt.expect("Signed in at")
            #expect(await prompt.status() == 0)
            #expect(!Canary.isIn(await prompt.screen.all()))
            try await Esmql.run(count, home: home).expectOutput("n\n1\n")
        }
    }

    @Test func aWrongPasswordIsRefusedWithStatus4() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site)
            let outcome = try await Esmql.run(
                ["login", "--profile", "site"], settings: ["ESMQL_PASSWORD": "canary-wrong"], home: home)
            outcome.expectFailure(4, ["sign-in-refused", site.options.user])
        }
    }

    @Test func ctrlCLeavesTheQuestionForThePassword() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site)
            let prompt = try Prompt(["login", "--profile", "site"], home: home)
            await prompt.expect("Password: ")
            prompt.type(Prompt.interrupt)
            #expect(await prompt.status() == 130)
        }
    }

    @Test func aPasswordCommandThatFailsIsToldWithItsOwnWords() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password_command = echo the vault is locked >&2; exit 7")
            let outcome = try await Esmql.run(count, home: home)
            outcome.expectFailure(2, ["the vault is locked", "password_command ended with the status 7"])
            #expect(signIns(site) == 0)
        }
    }

    @Test func showConfigTellsValuesAndOrigins() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password = \(Canary.password)")
            let outcome = try await Esmql.run(
                ["--profile", "site", "--show-config", "--insecure"], settings: ["ESMQL_USER": "me"],
                home: home)
            #expect(outcome.status == 0)
            let lines = outcome.output.split(separator: "\n").map {
                $0.split(separator: " ").map(String.init)
            }
            func line(_ name: String) -> [String]? { lines.first { $0.first == name } }
            #expect(line("user") == ["user", "me", "ESMQL_USER"])
            #expect(
                line("password") == [
                    "password", "•••", "profile", "site,", "\(home.path(".config/esmql/config")):10",
                ])
            #expect(line("insecure") == ["insecure", "true", "--insecure"])
            #expect(line("timezone") == ["timezone", "+08:00", "default"])
            #expect(line("token") == ["token", "(not", "set)"])
            #expect(line("profile") == ["profile", "site", "--profile"])
            #expect(site.requests.isEmpty)
        }
    }

    @Test func theSettingsTableTellsOriginsToo() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password_command = echo \(Canary.password)")
            let sql = "select value, origin from esmql_settings where name in ('user', 'password') order by 1"
            let outcome = try await Esmql.run(
                ["--profile", "site", "--format", "csv", "-c", sql], home: home)
            let file = home.path(".config/esmql/config")
            outcome.expectOutput(
                "value,origin\noperator,\"profile site, \(file):5\"\n•••,\"profile site, \(file):10\"\n")
        }
    }

    @Test func mistakesOfTheFileHaveTheirLine() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "pasword = \(Canary.password)")
            let outcome = try await Esmql.run(count, home: home)
            outcome.expectFailure(2, ["configuration", ".config/esmql/config:10", "did you mean password?"])
        }
    }

    @Test func whatIsUnsafeIsWarnedOfAtEveryStart() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password = \(Canary.password)")
            let file = home.path(".config/esmql/config")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            for _ in 0..<2 {
                let outcome = try await Esmql.run(count + ["--insecure"], home: home)
                #expect(outcome.output == "n\n1\n")
                #expect(outcome.error.contains("warning: the config file \(file) holds secrets"))
                #expect(outcome.error.contains("warning: certificates are not verified"))
            }
        }
    }

    @Test func aCacheThatOthersCanEnterIsNotUsed() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try home(for: site, "password = \(Canary.password)")
            let cache = home.path("cache")
            try FileManager.default.createDirectory(
                atPath: cache, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            let settings = ["ESMQL_CACHE_DIR": cache]
            let outcome = try await Esmql.run(count, settings: settings, home: home)
            #expect(outcome.output == "n\n1\n")
            #expect(outcome.error.contains("warning: the token cache \(cache) is open to other users"))
            let login = try await Esmql.run(["login", "--profile", "site"], settings: settings, home: home)
            #expect(login.status == 2)
            #expect(login.error.contains("error[configuration]"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
        }
    }
}
