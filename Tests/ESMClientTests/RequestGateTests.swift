import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct RequestGateTests {
    /// Counts who is inside.
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var now: Int { state.withLock { $0.now } }
        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test func neverMoreThanTheLimitAreInside() async throws {
        let gate = RequestGate(limit: 3)
        let inside = Gauge()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await gate.pass {
                        inside.enter()
                        await Task.yield()
                        inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.most <= 3)
        #expect(inside.now == 0)
    }

    @Test func aFailureFreesItsPlace() async throws {
        struct Failure: Error {}
        let gate = RequestGate(limit: 1)
        await #expect(throws: Failure.self) { try await gate.pass { throw Failure() } }
        #expect(try await gate.pass { 7 } == 7)
    }

    @Test func whoIsCancelledWhileWaitingTakesNoPlace() async throws {
        let gate = RequestGate(limit: 1)
        let entered = Signal()
        let leave = Signal()
        let holder = Task {
            try await gate.pass {
                entered.fire()
                await leave.wait()
            }
        }
        await entered.wait()
        let waiters = (0..<50).map { _ in Task { try await gate.pass {} } }
        for waiter in waiters { waiter.cancel() }
        for waiter in waiters {
            await #expect(throws: CancellationError.self) { try await waiter.value }
        }
        leave.fire()
        try await holder.value
        #expect(try await gate.pass { 7 } == 7)
    }
}
