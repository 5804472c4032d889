import ESMSimulator
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `--timeout`, `--max-memory` and `-vv`.
@Suite("Limits of a query, and how much is told", .timeLimit(.minutes(5)))
struct QueryLimitTests {
    @Test func aSiteThatDoesNotAnswerEndsWithTheTime() async throws {
        try await withSimulatedSite(.guarded(faults: Fault(.stall, path: "/v1/DeviceAsset/info"))) { site in
            let outcome = try await Esmql.run(
                ["--timeout", "1s", "-c", "select * from devices"], settings: site.settings)
            outcome.expectFailure(5, ["error[out-of-time]", "1s"])
        }
    }

    @Test func aStatementMaySetItsTime() async throws {
        let outcome = try await Esmql.run([
            "--demo", "--keep-going", "--format", "csv", "-c",
            """
            set timeout = '0.1s';
            with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;
            set timeout = off; select 1 as a
            """,
        ])
        #expect(outcome.status == 5)
        #expect(outcome.output == "a\n1\n")
        #expect(outcome.error.contains("error[out-of-time]"))
    }

    @Test func theTemporaryFileIsGoneWhateverHappens() async throws {
        let home = try Workspace()
        let folder = home.path("temporary")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let rows = (1...40_000).map { "\($0),\(String(repeating: "x", count: 60))" }
        let file = try home.write(
            Array(("n,text\n" + rows.joined(separator: "\n") + "\n").utf8), to: "big.csv")
        let settings = ["SQLITE_TMPDIR": folder]
        let outcome = try await Esmql.run(
            [
                "--offline", "--max-memory", "1MB", "--attach", file, "--format", "csv", "-c",
                "select count(*), sum(n), sum(length(text)) from big",
            ], settings: settings)
        #expect(outcome.output.hasSuffix("\n40000,800020000,2400000\n"), "\(outcome.output)\(outcome.error)")
        let command = try RunningCommand(
            [
                "--offline", "--max-memory", "1MB", "--attach", file, "--format", "csv", "-c",
                "select b.n from big b, big c",
            ], settings: settings)
        // All rows are in the store when the first ones leave.
        await command.output.expect("\n1\n")
        command.process.send(SIGKILL)
        #expect(await command.process.end() == 128 + SIGKILL)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test func headersAreToldOnlyWhereTheyAreWantedAndWithoutSecrets() async throws {
        try await withSimulatedSite(.guarded()) { site in
            let query = ["--format", "csv", "-c", "select count(*) > 0 as n from devices"]
            let once = try await Esmql.run(["-v"] + query, settings: site.settings)
            #expect(once.output == "n\n1\n")
            #expect(once.error.contains("HTTP 200"))
            #expect(!once.error.contains("Accept"))
            for option in [["-vv"], ["-v", "--verbose"]] {
                // `run` finds no secret in what is said.
                let twice = try await Esmql.run(option + query, settings: site.settings)
                #expect(twice.error.contains("> Accept: application/json\n"))
                #expect(twice.error.contains("> X-Auth-Token: •••\n"))
                #expect(twice.error.contains("> X-APIG-Appcode: •••\n"))
                #expect(twice.error.contains("< X-Subject-Token: •••\n"))
                #expect(twice.error.lowercased().contains("< x-request-id: "))
            }
        }
    }

    @Test func processesThatStartTogetherSignInOnce() async throws {
        var options = SimulatedSiteOptions.guarded()
        options.latencyMilliseconds = 50
        try await withSimulatedSite(options) { site in
            let home = try Workspace()
            let statuses = try await withThrowingTaskGroup(of: Int32?.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        try await Esmql.run(
                            ["-q", "-c", "select count(*) from devices"], settings: site.settings, home: home
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [0, 0, 0])
            #expect(site.requests.count { $0.path == "/v3/auth/tokens" } == 1)
        }
    }
}
