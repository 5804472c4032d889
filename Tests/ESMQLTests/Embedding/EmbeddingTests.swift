import ESMQL
import ESMSimulator
import Foundation
import Logging
import MetricsTestKit
import Synchronization
import Testing

@Suite("A session in another program")
struct EmbeddingTests {
    private struct Capacity: Decodable, Sendable {
        var region: String
        var available: Double?
    }

    @Test func rowsAreDecoded() async throws {
        try await withSite { session, site in
            let service = "EVS"
            let rows = try await session.fetchAll(
                "select region, available from capacity where service = \(service) and timestamp >= ago('2d')",
                as: Capacity.self)
            #expect(!rows.isEmpty)
            let plain = try await session.query(
                "select count(*) from capacity where service = :service and timestamp >= ago('2d')",
                parameters: ["service": service]
            ).scalar(as: Int.self)
            #expect(plain == rows.count)
            #expect(
                site.calls.allSatisfy { $0.query.contains { $0.name == "service_type" && $0.value == "EVS" } }
            )
        }
    }

    @Test func aPreparedQueryIsAskedForEachValue() async throws {
        try await withSite { session, site in
            let vms = try await session.prepare("select count(*) from host_vms where host_id = :host")
            for host in site.world.hosts.prefix(3) {
                let count = try await vms.scalar(["host": host.id], as: Int.self)
                #expect(count == site.world.virtualMachines.count { $0.hostID == host.id })
            }
        }
    }

    /// A thousand by `make sanitize`, fewer in a plain run of the tests.
    @Test(.timeLimit(.minutes(10))) func manyQueriesRunAtOnce() async throws {
        let count = Int(ProcessInfo.processInfo.environment["ESMQL_CONCURRENT_QUERIES"] ?? "") ?? 100
        try await withSite { session, site in
            let hosts = site.world.hosts
            let machines = Dictionary(grouping: site.world.virtualMachines, by: \.hostID).mapValues(\.count)
            let prepared = try await session.prepare("select count(*) from host_vms where host_id = ?")
            let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<count {
                    let host = hosts[number % hosts.count]
                    group.addTask {
                        switch number % 4 {
                        case 0:
                            return try await prepared.scalar([host.id], as: Int.self)
                                == machines[host.id] ?? 0
                        case 1:
                            return try await session.scalar(
                                "select count(vm_id) from host_vms where host_id = \(host.id)", as: Int.self)
                                == machines[host.id] ?? 0
                        case 2:
                            return try await session.scalar("select count(host_id) from hosts", as: Int.self)
                                == hosts.count
                        default:
                            return try await session.scalar(
                                "select host_name from hosts where host_id = \(host.id)", as: String.self)
                                == host.name
                        }
                    }
                }
                var wrong = 0
                for try await isRight in group where !isRight { wrong += 1 }
                return wrong
            }
            #expect(wrong == 0)
        }
    }

    @Test func metricsAndLogTellOfRequestsAndQueries() async throws {
        try await withSimulatedSite(TestSite.options()) { site in
            let metrics = TestMetrics()
            let lines = Mutex<[String]>([])
            var logger = Logger(label: "test") { _ in LineLog { line in lines.withLock { $0.append(line) } } }
            logger.logLevel = .debug
            var options = SessionOptions()
            options.metrics = metrics
            let session = try Session(
                configuration: site.configuration(), options: options, logger: logger,
                now: { TestSite.now })
            let secret = "in-no-log"
            let rows = try await session.query("select host_id from hosts where host_name <> \(secret)")
                .allRows()
            _ = try? await session.query("select nought from hosts")
            await session.close()
            let requests = try metrics.expectCounter(
                "esmql_requests", [("endpoint", "hosts"), ("outcome", "ok")])
            #expect(requests.totalValue > 0)
            #expect(try metrics.expectCounter("esmql_queries", [("outcome", "ok")]).totalValue == 1)
            #expect(
                try metrics.expectCounter("esmql_queries", [("outcome", "unknown-column")]).totalValue == 1)
            #expect(try metrics.expectCounter("esmql_query_rows").totalValue == Int64(rows.count))
            #expect(try metrics.expectTimer("esmql_query_duration", [("outcome", "ok")]).values.count == 1)
            let log = lines.withLock { $0.joined(separator: "\n") }
            #expect(log.contains("select host_id from hosts where host_name <> :_value1"))
            #expect(!log.contains(secret))
            #expect(!log.contains(site.options.password))
        }
    }

    @Test func aDeadlineEndsTheRequests() async throws {
        try await withSite { session, _ in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from hosts", options: QueryOptions(deadline: .zero))
                    .allRows()
            }
            #expect(error?.code == "timeout")
        }
    }
}

/// Hands each line of a log over.
private struct LineLog: LogHandler {
    let write: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    init(_ write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        write("\(event.message) \(event.metadata ?? [:])")
    }
}
