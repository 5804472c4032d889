import ESMSimulator
import Foundation
import Testing

@testable import ESMQLArchive

/// `esmql sync`, the command itself.
@Suite("The command sync", .timeLimit(.minutes(10)))
struct SyncCommandTests {
    struct Outcome {
        var status: Int32
        var output: String
        var error: String
    }

    static func run(_ arguments: [String], _ settings: [String: String] = [:]) async throws -> Outcome {
        let process = Process()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-sync-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, error) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
        for file in [output, error] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        process.executableURL = tests.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("esmql")
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment.filter { name, _ in
            !["ESMQL_", "HW_", "OS_", "XDG_", "PG", "LC_", "LANG"].contains { name.hasPrefix($0) }
                && !name.lowercased().hasSuffix("_proxy")
        }
        environment["HOME"] = folder.path
        process.environment = environment.merging(settings) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        return Outcome(
            status: status, output: try String(contentsOf: output, encoding: .utf8),
            error: try String(contentsOf: error, encoding: .utf8))
    }

    /// The lines of CSV, without the times.
    private static func counts(_ outcome: Outcome) -> [String: [Int]] {
        let lines = outcome.output.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }.dropFirst()
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return (String(cells[0]), cells.dropFirst(3).compactMap { Int($0) })
            })
    }

    @Test func aSimulatedSiteIsKept() async throws {
        let options = SimulatedSiteOptions(requestsPerMinute: nil)
        try await withSimulatedSite(options) { site in
            let settings = [
                "ESMQL_ENDPOINT": site.endpoint, "ESMQL_IAM_ENDPOINT": site.iamEndpoint,
                "ESMQL_USER": options.user,
                "ESMQL_PASSWORD": options.password, "ESMQL_DOMAIN": options.domain,
                "ESMQL_PROJECT": options.project,
                "ESMQL_APPCODE": options.appCode, "ESMQL_HCSO_APPCODE": options.hcsoAppCode,
            ]
            try await withDatabase { connection, url in
                let arguments = [
                    "sync", "network_metrics", "device_alarms", "devices", "hosts", "host_vms", "capacity",
                    "--since",
                    "2d", "--format", "csv", "--progress", "json",
                ]
                let first = try await Self.run(arguments, settings.merging(["ESMQL_ARCHIVE": url]) { $1 })
                #expect(first.status == 0, "\(first.error)")
                let counts = Self.counts(first)
                #expect(counts.count == 6)
                for (table, numbers) in counts {
                    let stored = try await connection.rows("select count(*) from archive.\(table)")
                    #expect(stored == [[.integer(Int64(numbers[1]))]], "\(table)")
                    #expect(numbers[0] == numbers[1], "\(table)")
                }
                // Nearly two days of nine devices, eight metrics and a sample each five minutes.
                #expect((9 * 8 * 12 * 47...9 * 8 * 12 * 48).contains(counts["network_metrics"]?.first ?? 0))
                #expect(counts["host_vms"]?.first == 300)
                #expect(first.error.contains(#""event":"window""#))
                #expect(!first.error.contains(url))

                let second = try await Self.run(arguments, settings.merging(["ESMQL_ARCHIVE": url]) { $1 })
                #expect(second.status == 0, "\(second.error)")
                #expect(Self.counts(second)["host_vms"]?.dropFirst().first == 0)
                let log = try await connection.rows(
                    "select count(*) from esmql.sync_log where table_name = 'hosts'")
                #expect(log == [[2]])
            }
        }
    }

    @Test func whatIsWrongIsToldWithItsStatus() async throws {
        let none = try await Self.run(["sync", "--demo", "hosts"])
        #expect(none.status == 2)
        #expect(none.error.contains("error[archive-address]"))
        let wrong = try await Self.run(["sync", "--demo", "hosts", "--to", "postgresql://u:geheim@[::1"])
        #expect(wrong.status == 2)
        #expect(wrong.error.contains("error[archive-address]"))
        #expect(!wrong.error.contains("geheim"))
        let away = try await Self.run([
            "sync", "--demo", "hosts", "--to", "postgresql://u:geheim@127.0.0.1:1/d",
        ])
        #expect(away.status == 3)
        #expect(away.error.contains("error[archive-connection]"))
        #expect(!away.error.contains("geheim"))
        #expect(!away.error.contains("\t") && !away.error.contains("␉"), "\(away.error)")
        for bad in [["--since", "soon"], ["--every", "often"], ["--only", "=x"], ["--overlap", "0"]] {
            let outcome = try await Self.run(
                ["sync", "--demo", "hosts", "--to", "postgresql://127.0.0.1:1/d"] + bad)
            #expect(outcome.status == 2, "\(bad)")
        }
        try await withDatabase { _, url in
            let unknown = try await Self.run(["sync", "--demo", "hots", "--to", url])
            #expect(unknown.status == 2)
            #expect(unknown.error.contains("error[sync-tables]: no such table: hots"))
            let budget = try await Self.run(
                ["sync", "--demo", "network_metrics", "devices", "--to", url, "--max-requests", "3"])
            #expect(budget.status == 5)
            #expect(budget.error.contains("error[over-budget]"))
        }
    }
}
