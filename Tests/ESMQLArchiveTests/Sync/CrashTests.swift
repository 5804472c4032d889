import Foundation
import TestSupport
import Testing

@testable import ESMQLArchive

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A sync that is stopped at any step, and run again, leaves what one run leaves.
@Suite("A sync that is stopped", .timeLimit(.minutes(10)))
struct CrashTests {
    private struct Crash: Error {}

    /// Counts the steps of a sync and does something at one of them.
    private actor Steps {
        private let wanted: SyncStep
        private var left: Int
        private let act: @Sendable () throws -> Void
        private(set) var isReached = false

        init(_ wanted: SyncStep, after count: Int, _ act: @escaping @Sendable () throws -> Void) {
            (self.wanted, left, self.act) = (wanted, count, act)
        }

        func take(_ step: SyncStep) throws {
            guard step == wanted else { return }
            left -= 1
            if left == 0 {
                isReached = true
                try act()
            }
        }
    }

    /// What the archive has after two clean runs, before and after the time has passed.
    private static let clean = Task {
        try await withDatabase { connection, url in
            let site = Scenario.site()
            try await sync(site, url)
            Scenario.pass(site)
            try await sync(site, url)
            return try await Scenario.contents(of: connection)
        }
    }

    private static func sync(_ site: MemorySite, _ url: String, _ steps: Steps? = nil) async throws {
        var options = Scenario.options
        if let steps { options.onStep = { try await steps.take($0) } }
        let reports = try await ArchiveSync(site.engine, to: try ArchiveAddress(url), options: options).run()
        #expect(reports.count == Scenario.tables.count)
        for report in reports { #expect(report.failure == nil) }
    }

    @Test func theCleanRunHasEverything() async throws {
        let lines = try await Self.clean.value
        #expect(lines.count { $0.hasPrefix("network_metrics ") } == 32 * 24 + 1)
        #expect(lines.count { $0.hasPrefix("device_alarms ") } == 4)
        #expect(lines.count { $0.hasPrefix("hosts ") } == 5)
        #expect(lines.count { $0.hasPrefix("host_vms ") } == 6)
        #expect(lines.count { $0.hasPrefix("mark ") } == 4)
    }

    /// The first time that a step is taken, in an empty archive; and a later time, while what is new is brought in.
    @Test(arguments: SyncStep.allCases)
    func anErrorAtAnyStep(step: SyncStep) async throws {
        let clean = try await Self.clean.value
        try await withDatabase { connection, url in
            let site = Scenario.site()
            let first = Steps(step, after: 1) { throw Crash() }
            await #expect(throws: Crash.self) { try await Self.sync(site, url, first) }
            try await Self.sync(site, url)
            Scenario.pass(site)
            let second = Steps(step, after: 2) { throw Crash() }
            do { try await Self.sync(site, url, second) } catch is Crash {}
            try await Self.sync(site, url)
            #expect(try await Scenario.contents(of: connection) == clean)
        }
    }

    // MARK: The process is killed

    private static let variables = (
        url: "ESMQL_TEST_ARCHIVE", step: "ESMQL_TEST_STEP", time: "ESMQL_TEST_TIME"
    )

    /// What the process does that is killed; in any other one there is nothing to do.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ESMQL_TEST_STEP"] != nil))
    func syncAsTheProcessThatIsKilled() async throws {
        let environment = ProcessInfo.processInfo.environment
        let step = try #require(environment[Self.variables.step].flatMap(SyncStep.init))
        let url = try #require(environment[Self.variables.url])
        let site = Scenario.site()
        if environment[Self.variables.time] == "later" { Scenario.pass(site) }
        let steps = Steps(step, after: 1) {
            kill(getpid(), SIGKILL)
        }
        try await Self.sync(site, url, steps)
    }

    /// By turns in an empty archive, and while what is new is brought in.
    @Test(arguments: zip(SyncStep.allCases, SyncStep.allCases.indices))
    func aKillAtAnyStep(step: SyncStep, number: Int) async throws {
        let clean = try await Self.clean.value
        try await withDatabase { connection, url in
            let site = Scenario.site()
            if number.isMultiple(of: 2) {
                #expect(try await Self.process(url, step, "now") == SIGKILL)
                try await Self.sync(site, url)
            } else {
                try await Self.sync(site, url)
                #expect(try await Self.process(url, step, "later") == SIGKILL)
            }
            Scenario.pass(site)
            try await Self.sync(site, url)
            #expect(try await Scenario.contents(of: connection) == clean)
        }
    }

    /// Runs the test above in a process of its own.
    ///
    /// - Returns: the signal that ended it, or its status.
    private static func process(_ url: String, _ step: SyncStep, _ time: String) async throws -> Int32 {
        try await TestProcess.run(
            "syncAsTheProcessThatIsKilled",
            [variables.url: url, variables.step: step.rawValue, variables.time: time])
    }
}
