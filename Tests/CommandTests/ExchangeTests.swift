import ESMSimulator
import Foundation
import Testing

/// `--record`, `--replay` and `--offline`.
@Suite("Kept exchanges", .timeLimit(.minutes(5)))
struct ExchangeTests {
    private static let sql = """
        select device_id, name from devices order by device_id limit 3;
        select host_id, count(*) from host_vms where host_id in (select host_id from hosts limit 2) group by 1;
        select metric, count(*) from network_metrics where timestamp >= ago('1h') group by 1 order by 1
        """

    /// Asks a site that keeps its secrets, and keeps the exchanges.
    private func record(_ sql: String, to folder: String) async throws -> Outcome {
        try await withSimulatedSite(.guarded()) { site in
            try await Esmql.run(
                ["--record", folder, "--format", "csv", "-c", sql], settings: site.settings)
        }
    }

    @Test func whatWasAskedIsAnsweredAgainWithoutSiteAndSettings() async throws {
        let home = try Workspace()
        let folder = home.path("kept")
        let live = try await record(Self.sql, to: folder)
        #expect(live.status == 0, "\(live.error)")
        #expect(live.output.contains("device_id,name"))
        // The site is gone, and nothing tells where it was.
        let again = try await Esmql.run(["--replay", folder, "--format", "csv", "-c", Self.sql], home: home)
        again.expectOutput(live.output)
        let both = try await Esmql.run(
            ["--offline", "--replay", folder, "--format", "csv", "-c", Self.sql], home: home)
        #expect(both.output == live.output)
        #expect(!FileManager.default.fileExists(atPath: home.path(".cache")))
    }

    @Test func theFolderHasNoSecretAndNoAddress() async throws {
        let home = try Workspace()
        let outcome = try await record("select count(*) from devices", to: home.path("kept"))
        #expect(outcome.status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path("kept"))
        #expect(names.count >= 3)
        for name in names {
            let text = try home.read("kept/\(name)")
            #expect(!Canary.isIn(text) && !text.contains("127.0.0.1"), "\(name)")
            let attributes = try FileManager.default.attributesOfItem(atPath: home.path("kept/\(name)"))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func aRequestThatWasNotMadeIsNamed() async throws {
        let home = try Workspace()
        _ = try await record("select count(*) from devices", to: home.path("kept"))
        let outcome = try await Esmql.run(["--replay", home.path("kept"), "-c", "select count(*) from hosts"])
        outcome.expectFailure(3, ["error[offline]", home.path("kept"), "GET ", "/v1/host/detail?"])
    }

    @Test func offlineNeedsNoSettingsAndSendsNothing() async throws {
        let local = try await Esmql.run([
            "--offline", "--format", "csv", "-c", "create table t as select 1 as a; select a from t",
        ])
        local.expectOutput("a\n1\n")
        try await withSimulatedSite(.guarded()) { site in
            for settings in [[:], site.settings] {
                let outcome = try await Esmql.run(
                    ["-q", "--offline", "-c", "select * from devices"], settings: settings)
                outcome.expectFailure(3, ["error[offline]", "GET ", "/v1/DeviceAsset/info?"])
            }
            #expect(site.requests.isEmpty)
        }
    }

    @Test func aFolderThatCannotServeIsRefused() async throws {
        let home = try Workspace()
        let empty = home.path("empty")
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        for folder in [empty, home.path("none")] {
            try await Esmql.run(["--replay", folder, "-c", "select 1"])
                .expectFailure(2, ["error[configuration]", folder])
        }
        let kept = home.path("kept")
        _ = try await record("select count(*) from devices", to: kept)
        try await Esmql.run(["--demo", "--record", kept, "-c", "select 1"])
            .expectFailure(2, ["error[configuration]", "has exchanges already"])
    }
}
