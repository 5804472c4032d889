import Testing

@testable import ESMClient

@Suite struct GateAdaptationTests {
    @Test func requestsThatWereUnderWayTogetherHalveTheBoundOnce() {
        let gate = RequestGate(limit: 8)
        let generation = gate.generation
        for _ in 1...8 { gate.congested(since: generation) }
        #expect(gate.limit == 4)
        for _ in 1...5 { gate.congested(since: gate.generation) }
        #expect(gate.limit == 1)
    }

    @Test func successesLetItGrowSlowlyAndNotBeyondTheMaximum() {
        let gate = RequestGate(limit: 4)
        gate.congested(since: gate.generation)
        #expect(gate.limit == 2)
        gate.succeeded()
        #expect(gate.limit == 2)
        gate.succeeded()
        #expect(gate.limit == 3)
        for _ in 1...100 { gate.succeeded() }
        #expect(gate.limit == 4)
    }

    @Test func aGateThatGrowsLetsTheWaitingIn() async throws {
        let gate = RequestGate(limit: 2)
        gate.congested(since: gate.generation)
        let (entered, leave) = (Signal(), Signal())
        let holder = Task {
            try await gate.pass {
                entered.fire()
                await leave.wait()
            }
        }
        await entered.wait()
        let second = Task { try await gate.pass { 7 } }
        gate.succeeded()
        #expect(try await second.value == 7)
        leave.fire()
        try await holder.value
    }
}
