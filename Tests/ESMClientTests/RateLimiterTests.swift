import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct RateLimiterTests {
    private let clock = VirtualClock()

    private func limiter(_ requests: Int?, window: Duration = .seconds(60)) -> RateLimiter {
        RateLimiter(
            limit: requests.map { RateLimit(requests: $0, window: window) }, ledger: MemoryLedger(),
            clock: clock.clock)
    }

    private func send(_ limiter: RateLimiter, _ priority: RequestPriority = .interactive) async throws {
        let ticket = try await limiter.ticket(priority, timeout: .seconds(30)) { _ in }
        _ = await limiter.begin(ticket, timeout: .seconds(30))
        await limiter.end(ticket)
    }

    @Test func theNextRequestWaitsUntilTheWindowHasRoom() async throws {
        let limiter = limiter(2)
        let start = clock.now
        for _ in 1...2 { try await send(limiter) }
        #expect(clock.now == start)
        try await clock.running { try await send(limiter) }
        #expect(clock.now - start == .seconds(60) + RateWindow.margin)
        #expect(clock.slept == [.seconds(60) + RateWindow.margin])
    }

    @Test func whoIsWaitedForGoesFirst() async throws {
        let limiter = limiter(1)
        try await send(limiter)
        let order = Order()
        var tasks: [Task<Void, any Error>] = []
        let names = ["page 1", "page 2", "prompt 1", "prompt 2"]
        for name in names {
            let priority = name.hasPrefix("prompt") ? RequestPriority.interactive : .background
            tasks.append(
                Task {
                    let ticket = try await limiter.ticket(priority, timeout: .seconds(30)) { _ in }
                    order.add(name)
                    await limiter.end(ticket)
                })
            while await limiter.waitingCount < tasks.count { await Task.yield() }
        }
        let queued = tasks
        try await clock.running { for task in queued { try await task.value } }
        #expect(order.names == ["prompt 1", "prompt 2", "page 1", "page 2"])
    }

    /// Who went, in order.
    private final class Order: Sendable {
        private let state = Mutex<[String]>([])

        var names: [String] { state.withLock { $0 } }

        func add(_ name: String) { state.withLock { $0.append(name) } }
    }

    @Test func whatTheSiteAnnouncesIsKeptTo() async throws {
        let limiter = limiter(nil)
        try await send(limiter)
        await limiter.learn(RateLimit(requests: 1, window: .seconds(10)))
        let start = clock.now
        try await clock.running { try await send(limiter) }
        #expect(clock.now - start == .seconds(10) + RateWindow.margin)
    }

    @Test func aSiteThatThrottlesHoldsEverybodyUp() async throws {
        let limiter = limiter(nil)
        await limiter.hold(for: .seconds(7))
        await limiter.hold(for: .seconds(3))
        let start = clock.now
        try await clock.running { try await send(limiter) }
        #expect(clock.now - start == .seconds(7))
    }

    @Test func whoIsCancelledLeavesAtOnce() async throws {
        let limiter = limiter(1)
        try await send(limiter)
        let waiting = Signal()
        let task = Task {
            try await limiter.ticket(.interactive, timeout: .seconds(30)) { _ in waiting.fire() }
        }
        await waiting.wait()
        let before = clock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // No time has passed: nobody let it.
        #expect(clock.now == before)
        try await clock.running { try await send(limiter) }
    }

    @Test func ticketsGivenBackLetTheWaitingGo() async throws {
        let limiter = limiter(2)
        let tickets = [
            try await limiter.ticket(.interactive, timeout: .seconds(30)) { _ in },
            try await limiter.ticket(.interactive, timeout: .seconds(30)) { _ in },
        ]
        let waiting = Signal()
        let task = Task {
            try await limiter.ticket(.interactive, timeout: .seconds(30)) { _ in waiting.fire() }
        }
        await waiting.wait()
        await clock.sleeping()
        let before = clock.now
        await limiter.withdraw(tickets[0])
        _ = try await task.value
        #expect(clock.now == before)
    }

    @Test func whoComesLaterIsToldOfTheWaitToo() async throws {
        let limiter = limiter(1)
        try await send(limiter)
        var tasks: [Task<RateLimiter.Ticket, any Error>] = []
        for _ in 1...3 {
            let waiting = Signal()
            tasks.append(
                Task {
                    try await limiter.ticket(.interactive, timeout: .seconds(30)) { _ in waiting.fire() }
                })
            // No time passes.
            await waiting.wait()
        }
        for task in tasks { task.cancel() }
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
    }

    @Test func theRequestsOfAClientCountBeyondItsEnd() async throws {
        let configuration = try testConfiguration("https://ended.example.com", withPassword: true)
        let options = ClientOptions(rateLimit: RateLimitSettings(requests: 1, window: .seconds(3600)))
        func limiter() throws -> RateLimiter {
            try #require(RateLimiters.all(configuration, options) { _ in }[.s1])
        }
        try await send(limiter())
        let next = try limiter()
        let waiting = Signal()
        let task = Task { try await next.ticket(.interactive, timeout: .seconds(30)) { _ in waiting.fire() } }
        await waiting.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func clientsOfOneAccountShareALimiter() throws {
        let configuration = try testConfiguration("https://esm.example.com", withPassword: true)
        let other = try testConfiguration("https://other.example.com", withPassword: true)
        let options = ClientOptions()
        let one = RateLimiters.all(configuration, options) { _ in }
        let two = RateLimiters.all(configuration, options) { _ in }
        let three = RateLimiters.all(other, options) { _ in }
        #expect(one[.s1] === two[.s1])
        #expect(one[.s1] !== one[.s2])
        #expect(one[.s1] !== three[.s1])
        // Exchanges that were kept are answered at once.
        let replay = ClientOptions(exchanges: .replay(from: "folder"))
        #expect(RateLimiters.all(configuration, replay) { _ in }.isEmpty)
    }

    @Test func theDefaultIsTheAPIsLimitSaveOnThisMachine() throws {
        let site = try SiteAddress("https://esm.example.com", setting: "endpoint")
        let local = try SiteAddress("http://127.0.0.1:8080", setting: "endpoint")
        let standard = RateLimitSettings()
        #expect(standard.limit(at: site, level: .s1) == RateLimit(requests: 60, window: .seconds(60)))
        #expect(standard.limit(at: site, level: .s2) == RateLimit(requests: 4000, window: .seconds(1)))
        #expect(standard.limit(at: local, level: .s1) == nil)
        #expect(RateLimitSettings.none.limit(at: site, level: .s1) == nil)
        #expect(RateLimitSettings.none.limit(at: site, level: .s2) == nil)
        let own = RateLimitSettings(requests: 5, window: .seconds(2))
        #expect(own.limit(at: local, level: .s1) == RateLimit(requests: 5, window: .seconds(2)))
    }
}
