import ESMSimulator
import Foundation
import Testing

/// Secrets of a catalogue file's APIs, and their exchanges that are kept.
@Suite(.timeLimit(.minutes(5)))
struct CatalogExchangeTests {
    private static let secrets = [
        "WEATHER_KEY": "canary/secret+1==", "WEATHER_TENANT": "canary-tenant",
        "WEATHER_TOKEN": #"canary"\token"#,
    ]

    private static let sql = "select id from forecast order by id; select count(*) as devices from devices"

    /// A file whose API is at a site's address, with a secret wherever there can be one.
    private func catalog(_ site: SimulatedSite, in home: Workspace) throws -> String {
        let text = """
            version: 1
            sites:
              weather:
                address: \(site.endpoint)/weather/${WEATHER_TENANT}
                headers: {X-Token: "${WEATHER_TOKEN}"}
                tables:
                  forecast:
                    path: /forecast
                    query: {units: metric, appid: "${WEATHER_KEY}"}
                    items: hours
                    paging: {kind: link, next: next}
                    columns: {id: integer}
            """
        return try home.write(text.utf8, to: "weather.yaml")
    }

    /// The pages of the API; the link of the first has the key as nobody has to encode it, and an escape sequence.
    private func pages(_ site: SimulatedSite) -> [Fault] {
        let next =
            #"\#(site.endpoint)/weather/canary-tenant/forecast?page=2&appid=canary/secret+1==&t=canary%2Dtenant&x=\u001B[31mRED"#
        let echo = ["X-Echo": #"canary"\token canary/secret+1== \#(site.endpoint)"#]
        return [
            Fault(
                .respond(status: 200, body: #"{"hours":[{"id":1}],"next":"\#(next)"}"#, headers: echo),
                path: "/forecast", requests: 1...1),
            Fault(.respond(status: 200, body: #"{"hours":[{"id":2}]}"#), path: "/forecast", requests: 2...2),
            Fault(
                .respond(
                    status: 403,
                    body: #"{"message":"no canary%2fsecret%2b1== and canary\"\\token at \#(site.endpoint)"}"#),
                path: "/forecast", requests: 3...3),
        ]
    }

    private func withAPI(
        _ body: (_ site: SimulatedSite, _ settings: [String: String], _ home: Workspace, _ file: String)
            async throws -> Void
    ) async throws {
        try await withSimulatedSite(.guarded()) { site in
            for fault in pages(site) { site.inject(fault) }
            let home = try Workspace()
            let settings = site.settings.merging(Self.secrets) { $1 }
            try await body(site, settings, home, try catalog(site, in: home))
        }
    }

    @Test func requestsAreToldWithoutSecretsAndEscapeSequences() async throws {
        try await withAPI { _, settings, _, file in
            let outcome = try await Esmql.run(
                [
                    "-vv", "--keep-going", "--no-cache", "--catalog", file, "-c",
                    "select id from forecast; select * from esmql_requests; select id from forecast",
                ], settings: settings)
            #expect(
                outcome.error.contains("/weather/•••/forecast?page=2&appid=•••&t=•••&x="), "\(outcome.error)")
            #expect(outcome.error.contains("no ••• and •••"), "\(outcome.error)")
            #expect(!(outcome.output + outcome.error).contains("\u{1B}"))
        }
    }

    @Test func offlineTheRequestIsNamedWithoutSecrets() async throws {
        try await withAPI { site, settings, _, file in
            let outcome = try await Esmql.run(
                ["--offline", "--catalog", file, "-c", "select id from forecast"], settings: settings)
            outcome.expectFailure(
                3, ["error[offline]", "GET /weather/•••/forecast?units=metric&appid=••• is needed"])
            #expect(site.requests.isEmpty)
        }
    }

    @Test(arguments: [true, false])
    func whatIsKeptHasNoSecretAndAnswersAgain(_ hasSite: Bool) async throws {
        let sql = hasSite ? Self.sql : "select id from forecast order by id"
        try await withAPI { site, settings, home, file in
            let folder = home.path("kept")
            let live = try await Esmql.run(
                ["--record", folder, "--format", "csv", "--catalog", file, "-c", sql],
                settings: hasSite ? settings : Self.secrets, home: home)
            #expect(live.status == 0, "\(live.error)")
            let asked = site.requests.count
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count == asked + 1)
            for name in names {
                let text = try home.read("kept/\(name)")
                #expect(!Canary.isIn(text) && !text.contains("127.0.0.1"), "\(name): \(text)")
            }
            // Neither site nor settings nor secrets are needed, and what is set is not read.
            for settings in [[:], ["ESMQL_PROXY": "wrong", "ESMQL_ARCHIVE": "wrong"]] {
                let again = try await Esmql.run(
                    ["--replay", folder, "--format", "csv", "--catalog", file, "-c", sql],
                    settings: settings, home: home)
                again.expectOutput(live.output)
            }
            let other = try await Esmql.run(
                [
                    "--replay", folder, "--no-cache", "--catalog", file, "-c",
                    "select id from forecast; select id from forecast",
                ], home: home)
            #expect(other.status == 3)
            #expect(
                other.error.contains("no further answer to GET /weather/•••/forecast?units=metric&appid=•••"),
                "\(other.error)")
            #expect(site.requests.count == asked)
        }
    }
}
