import ESMSimulator
import Foundation
import Testing

/// Secrets stand in every setting, and in nothing that the command writes.
///
/// ``Esmql/run(_:settings:input:home:executable:sourceLocation:)`` looks for them in all output.
@Suite(.timeLimit(.minutes(5)))
struct SecretsTests {
    /// What sites and proxies send back: everything that they were sent.
    private static let echo = """
        {"error_code":"X.1","error_msg":"no \(Canary.token) \(Canary.appCode) \(Canary.hcsoAppCode)"}
        """
    private static let signInEcho = """
        {"error":{"code":"X.1","message":"no \(Canary.password) \(Canary.appCode) \(Canary.hcsoAppCode)"}}
        """

    private static let faults: [(Fault.Action, Int32)] = [
        (.respond(status: 400, body: echo), 3), (.respond(status: 401, body: echo), 4),
        (.respond(status: 403, body: echo), 3), (.respond(status: 500, body: echo), 3),
        (.respond(status: 200, body: echo), 3),
        (
            .respond(
                status: 502, body: "<html>\(Canary.token)</html>", headers: ["Content-Type": "text/html"]), 3
        ),
        (
            .respond(
                status: 500, body: #"{"error":{"code":500,"message":"\#(Canary.appCode)"}}"#,
                headers: ["X-Request-Id": Canary.token]), 3
        ),
        (.redirect(to: "https://other.example.com/\(Canary.token)/x?t=\(Canary.token)#\(Canary.token)"), 3),
        // The site does not know the token: what is broken is its refusal.
        (.html, 3), (.brokenJSON, 4), (.dropConnection, 3), (.truncate(afterBytes: 20), 3),
    ]

    /// Settings with a secret in each that can hold one.
    private func settings(_ site: SimulatedSite) -> [String: String] {
        site.settings.merging([
            "ESMQL_CLIENT_KEY_PASSPHRASE": "canary-phrase",
            "https_proxy": "http://u:canary-proxy@127.0.0.1:9",
            "ESMQL_PASSWORD_COMMAND": "echo canary-command", "OS_TOKEN": "canary-os",
            "HW_USER_PASSWORD": "canary-hw",
        ]) { one, _ in one }
    }

    @Test func everyKindOfFailureKeepsThem() async throws {
        for (fault, status) in Self.faults {
            try await withSimulatedSite(.guarded(faults: Fault(fault))) { site in
                let token = settings(site).merging(["ESMQL_TOKEN": Canary.token, "ESMQL_USER": ""]) { $1 }
                let outcome = try await Esmql.run(
                    ["-vv", "--no-cache", "-c", "select * from devices"], settings: token)
                #expect(outcome.status == status, "\(outcome.error)")
            }
        }
    }

    @Test(arguments: [400, 401, 403, 500, 200])
    func everyRefusalOfTheSignInKeepsThem(_ status: Int) async throws {
        let fault = Fault(.respond(status: status, body: Self.signInEcho), path: "/v3/auth/tokens")
        try await withSimulatedSite(.guarded(faults: fault)) { site in
            let outcome = try await Esmql.run(
                ["-vv", "-c", "select * from devices"], settings: settings(site))
            #expect(outcome.status == 3 || outcome.status == 4, "\(outcome.error)")
        }
    }

    @Test(arguments: [400, 403])
    func aPasswordOfACommandThatIsSentBackIsNotKept(_ status: Int) async throws {
        let body = #"{"message":"blocked: {\"password\":\"canary\\\"wo\\\\rd\"} at ORIGIN"}"#
        try await withSimulatedSite(.guarded()) { site in
            site.inject(
                Fault(
                    .respond(
                        status: status, body: body.replacing("ORIGIN", with: site.endpoint),
                        headers: ["X-Echo": #"canary"wo\rd"#]), path: "/v3/auth/tokens"))
            let home = try Workspace()
            let command = ["ESMQL_PASSWORD": "", "ESMQL_PASSWORD_COMMAND": #"printf %s 'canary"wo\rd'"#]
            let outcome = try await Esmql.run(
                ["-vv", "--record", home.path("kept"), "-c", "select * from devices"],
                settings: settings(site).merging(command) { $1 }, home: home)
            outcome.expectFailure(4, [#"blocked: {"password":"•••"}"#])
            let kept = try home.read("kept/exchange-000001.json")
            #expect(kept.contains("blocked") && !kept.contains("127.0.0.1"))
            try expectNoSecret(in: home)
        }
    }

    @Test(arguments: ["table", "csv", "json"])
    func everyFormatKeepsThem(_ format: String) async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try Workspace()
            for sql in [
                "select * from devices limit 3", "select * from esmql_settings",
                "explain select * from devices",
                "explain analyze select * from devices",
                "select _json from hosts limit 1; select * from esmql_requests", "show settings",
                "select '\(site.options.user)' from nowhere", "selec",
            ] {
                _ = try await Esmql.run(
                    ["-vv", "--keep-going", "--echo", "--format", format, "-c", sql],
                    settings: settings(site),
                    home: home)
            }
            try expectNoSecret(in: home)
        }
    }

    @Test func loginLogoutAndTheSettingsKeepThem() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try Workspace()
            for arguments in [
                ["--show-config"], ["login"], ["login", "--insecure"], ["logout"],
                ["--profile", "x", "-c", "select 1"],
            ] {
                _ = try await Esmql.run(arguments, settings: settings(site), home: home)
            }
            for (name, value) in [
                ("ESMQL_APPCODE", "canary\u{7}"), ("ESMQL_TOKEN", "canary\n"),
                ("ESMQL_PROXY", "socks5://u:canary@h:1"), ("ESMQL_PASSWORD_COMMAND", "exit 1 # canary"),
            ] {
                let changed = settings(site).merging([name: value, "ESMQL_PASSWORD": ""]) { $1 }
                let outcome = try await Esmql.run(
                    ["-c", "select * from devices"], settings: changed, home: home)
                #expect(outcome.status != 0, "\(name)")
            }
            try expectNoSecret(in: home)
        }
    }

    @Test func thePromptAndItsHistoryKeepThem() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let home = try Workspace()
            let prompt = try Prompt(["-v"], settings: settings(site), home: home)
            await prompt.enter("select count(*) from devices;")
            await prompt.enter("select * from esmql_settings;")
            #expect(await prompt.leave() == 0)
            #expect(!Canary.isIn(await prompt.screen.all()))
            try expectNoSecret(in: home)
        }
    }

    /// Looks into every file that the command has left; the token cache holds the token, and nothing else of them.
    private func expectNoSecret(in home: Workspace, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let names =
            FileManager.default.enumerator(atPath: home.folder.path)?.compactMap { $0 as? String } ?? []
        for name in names {
            guard let data = FileManager.default.contents(atPath: home.path(name)) else { continue }
            #expect(
                !Canary.isIn(String(decoding: data, as: UTF8.self)), "\(name)", sourceLocation: sourceLocation
            )
        }
    }
}
