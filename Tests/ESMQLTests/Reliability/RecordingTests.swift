import ESMSimulator
import Foundation
import Testing

@testable import ESMQL

/// Sessions that are answered from what another one has kept.
@Suite(.timeLimit(.minutes(5)))
struct RecordingTests {
    private static let queries = [
        "select * from metering_records order by 1, 2, 3 limit 20",
        "select now() >= '2026-11-02' as is_later, count(*) from capacity where timestamp >= ago('30h')",
        "select start_time from audit_log order by 1 limit 3",
    ]

    private func folder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "esm-recording-\(UUID().uuidString)").path
    }

    private func rows(_ session: Session) async throws -> [[String]] {
        var answers: [[String]] = []
        for query in Self.queries {
            var rows: [String] = []
            for try await row in try await session.query(query).rows { rows.append("\(row)") }
            answers.append(rows)
        }
        await session.close()
        return answers
    }

    @Test func aReplayGivesWhatTheSiteGaveAtTheTimeOfTheRecording() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let site = SimulatedSiteOptions(now: TestSite.now, requestsPerMinute: nil)
        let live = try await withSimulatedSite(site) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                credentials: .password(
                    user: site.options.user, password: Secret(site.options.password),
                    domain: site.options.domain, project: .name(site.options.project)),
                appCode: Secret(site.options.appCode), meteringDomainID: "tenant-1", pageSize: 40)
            var options = SessionOptions(timeZone: try #require(SiteTimeZone("+03:00")))
            options.pause = { _ in }
            options.client.exchanges = .record(to: folder)
            return try await rows(
                try Session(configuration: configuration, options: options, now: { TestSite.now }))
        }
        #expect(live.allSatisfy { !$0.isEmpty })
        // Neither page size nor zone nor tenant nor time is told again.
        let again = try await rows(try Session(replaying: folder))
        #expect(again == live)
    }

    @Test func aFolderWithoutItsSettingsIsRefused() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for content in [nil, "{", #"{"version":2}"#] {
            if let content {
                try Data(content.utf8).write(to: URL(filePath: folder).appending(path: "session.json"))
            }
            let error = #expect(throws: QueryError.self) { try Session(replaying: folder) }
            #expect(error?.code == "configuration")
            #expect(error?.message.contains("session.json") == true)
        }
    }
}
