import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `tables`, `describe`, `explain` and `simulate`.
@Suite("Subcommands", .serialized, .timeLimit(.minutes(5)))
struct SubcommandTests {
    @Test func tablesNeedsNoSite() async throws {
        let outcome = try await Esmql.run(["tables", "--format", "csv"])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == "table,required,windowed by,section,summary")
        #expect(lines.contains { $0.hasPrefix("capacity,\"\",timestamp,") })
        #expect(lines.contains { $0.hasPrefix("host_vms,host_id,\"\",") })
    }

    @Test func describeTellsTheColumns() async throws {
        let outcome = try await Esmql.run(["describe", "capacity", "--format", "csv"])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("service,TEXT,service_type,service_type,") })
        #expect(lines.contains { $0.hasPrefix("available,REAL,") })
        let quoted = try await Esmql.run(["describe", "a\"; select 1; --"])
        quoted.expectFailure(1, ["error[unknown-table]"])
    }

    @Test func describeSuggestsTheNearestName() async throws {
        try await Esmql.run(["describe", "hots"]).expectFailure(1, ["error[unknown-table]", "hosts"])
    }

    @Test func explainMakesNoRequest() async throws {
        let query = "select vm_id from host_vms where host_id = :host"
        let outcome = try await Esmql.run(["explain", query, "--param", "host=h 1"])
        #expect(outcome.error.isEmpty, "\(outcome.error)")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("scan host_vms"))
        #expect(outcome.output.contains("GET /rest/dataapi/homs/open-api/v1/"))
        #expect(outcome.output.contains("final SQL\n    select vm_id from"))
        try await Esmql.run(["explain", "select :host"]).expectFailure(
            1, ["error[unbound-parameter]", ":host"])
        try await Esmql.run(["explain", "selec"]).expectFailure(1, ["error[syntax-error]"])
    }

    @Test func helpAndVersionAreData() async throws {
        for arguments in [["--help"], ["help", "simulate"], ["tables", "-h"], ["--version"]] {
            let outcome = try await Esmql.run(arguments)
            #expect(outcome.status == 0)
            #expect(outcome.error.isEmpty)
            #expect(!outcome.output.isEmpty)
        }
        let help = try await Esmql.run(["--help"]).output
        for name in ["tables", "describe", "explain", "simulate", "--demo", "--param", "--parse-only"] {
            #expect(help.contains(name))
        }
    }

    @Test func simulateIsASiteThatTheCommandCanAsk() async throws {
        let site = try RunningCommand(["simulate", "--port", "0", "--seed", "7"])
        await site.output.expect("export ESMQL_HCSO_APPCODE=")
        await site.output.expect("\n")
        await site.error.expect("Ctrl-C stops it.")
        let settings = Self.exports(await site.output.text)
        #expect(settings["ESMQL_ENDPOINT"]?.hasPrefix("http://127.0.0.1:") == true)

        let query = "select count(*) as hosts from hosts"
        let asked = try await Esmql.run(["--format", "csv", "-c", query], settings: settings)
        let same = try await Esmql.run(["--format", "csv", "-c", query], settings: settings)
        #expect(asked.status == 0, "\(asked.error)")
        #expect(asked.output == same.output)
        #expect(Int(asked.output.dropFirst("hosts\n".count).trimmingCharacters(in: .newlines)) ?? 0 > 0)

        let refused = try await Esmql.run(
            ["-c", query], settings: settings.merging(["ESMQL_PASSWORD": Canary.password]) { _, new in new })
        refused.expectFailure(4, ["error[sign-in-refused]"])

        let second = try await Esmql.run(["simulate", "--port", String(Self.port(of: settings))])
        second.expectFailure(3, ["error[simulator]"])

        site.process.send(SIGINT)
        #expect(await site.process.end() == 0)
        try await Esmql.run(["-c", query], settings: settings).expectFailure(3, ["error[unreachable]"])
    }

    @Test func aCertificateAndItsKeyGoTogether() async throws {
        for arguments in [["--certificate", "site.pem"], ["--key", "site.key"]] {
            let outcome = try await Esmql.run(["simulate"] + arguments)
            outcome.expectFailure(2, ["--certificate and --key go together."])
        }
        let outcome = try await Esmql.run([
            "simulate", "--certificate", "nowhere.pem", "--key", "nowhere.key",
        ])
        outcome.expectFailure(3, ["error[simulator]", "cannot use its certificate"])
    }

    @Test func twoInterruptsEndASimulatedSiteToo() async throws {
        let site = try RunningCommand(["simulate"])
        await site.error.expect("Ctrl-C stops it.")
        site.process.send(SIGINT)
        site.process.send(SIGINT)
        let status = await site.process.end()
        #expect(status == 0 || status == 130)
    }

    private static func exports(_ text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("export ") {
            let parts = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1)
            if parts.count == 2 { settings[String(parts[0])] = String(parts[1]) }
        }
        return settings
    }

    private static func port(of settings: [String: String]) -> Int {
        settings["ESMQL_ENDPOINT"].flatMap { URL(string: $0)?.port } ?? -1
    }
}
