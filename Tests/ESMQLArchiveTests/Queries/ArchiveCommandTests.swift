import ESMQL
import Testing

@testable import ESMQLArchive

/// `esmql --archive`, the command itself.
@Suite("The option --archive", .timeLimit(.minutes(10)))
struct ArchiveCommandTests {
    private static let count = "select count(*) as n from archive.hosts"

    @Test func anArchiveIsAskedWithoutASite() async throws {
        try await ArchiveSample.with { sample in
            let asked = try await SyncCommandTests.run(
                ["--archive", sample.url, "-q", "--format", "csv", "-c", Self.count])
            #expect(asked.status == 0, "\(asked.error)")
            #expect(asked.output.split(whereSeparator: \.isNewline) == ["n", "2"])
            let variable = try await SyncCommandTests.run(
                ["--demo", "--archive", sample.url, "-q", "--format", "csv", "-c", "explain " + Self.count])
            #expect(variable.output.contains("archive.query_1"))
            let live = try await SyncCommandTests.run(
                ["-q", "-c", "select * from devices"], ["ESMQL_ARCHIVE": sample.url])
            #expect(live.status == 3)
            #expect(live.error.contains("error[offline]"))
        }
    }

    @Test func anAddressThatIsNoneIsTold() async throws {
        let outcome = try await SyncCommandTests.run(
            ["--archive", "postgres//reader:geheim@db", "-c", Self.count])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("error[archive-address]"))
        #expect(!outcome.error.contains("geheim"))
    }

    @Test(arguments: [
        ("postgresql://reader:geheim@db.example.com/esm", "postgresql://reader:•••@db.example.com/esm"),
        ("postgresql://reader@db.example.com/esm", "postgresql://reader@db.example.com/esm"),
        ("postgresql:///esm", "postgresql:///esm"), ("host=db password=geheim", "•••"),
        ("postgresql://db/esm?user=a&password=geheim", "•••"),
    ])
    func thePasswordOfTheSettingIsNotShown(_ address: String, _ shown: String) throws {
        let settings = try SiteSettings(environment: ["ESMQL_ARCHIVE": address])
        #expect(settings.values.first { $0.name == "archive" }?.value == shown)
        #expect(settings.archive == address)
    }
}
