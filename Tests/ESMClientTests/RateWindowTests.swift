import Testing

@testable import ESMClient

@Suite struct RateWindowTests {
    private let limit = RateLimit(requests: 3, window: .seconds(60))
    private let margin = RateWindow.margin

    private func admit(_ window: inout RateWindow, _ id: UInt64, at now: Duration) -> Duration? {
        window.admit(id, at: now, latest: now + .seconds(30), limits: [limit])
    }

    @Test func aRequestCountsUntilTheWindowHasPassedSinceItsAnswer() {
        var window = RateWindow()
        for id in 1...3 {
            let wait = admit(&window, UInt64(id), at: .seconds(id))
            #expect(wait == nil)
            window.end(UInt64(id), at: .seconds(10 + id))
        }
        #expect(admit(&window, 4, at: .seconds(20)) == .seconds(51) + margin)
        #expect(admit(&window, 4, at: .seconds(71)) == margin)
        let wait = admit(&window, 4, at: .seconds(71) + margin)
        #expect(wait == nil)
        #expect(admit(&window, 5, at: .seconds(71) + margin) == .seconds(1))
    }

    @Test func aRequestUnderWayCountsHoweverLongItTakes() {
        var window = RateWindow()
        for id in 1...3 { _ = window.admit(UInt64(id), at: .zero, latest: .seconds(500), limits: [limit]) }
        // It could be answered now, and would count for a window from now on.
        #expect(admit(&window, 4, at: .seconds(100)) == .seconds(60) + margin)
        window.end(1, at: .seconds(10))
        let wait = admit(&window, 4, at: .seconds(100))
        #expect(wait == nil)
    }

    @Test func whatAKilledProcessLeavesStopsCounting() {
        var window = RateWindow()
        for id in 1...3 { _ = admit(&window, UInt64(id), at: .zero) }
        #expect(admit(&window, 4, at: .seconds(80)) == .seconds(10) + margin)
        let wait = admit(&window, 4, at: .seconds(90) + margin)
        #expect(wait == nil)
    }

    @Test func aTicketThatHasGrownOldIsOfNoUse() {
        var window = RateWindow()
        _ = admit(&window, 1, at: .zero)
        let isInTime = window.begin(1, at: .seconds(29), latest: .seconds(59))
        #expect(isInTime)
        let isLate = window.begin(1, at: .seconds(59), latest: .seconds(89))
        #expect(!isLate)
        let isKnown = window.begin(2, at: .zero, latest: .seconds(30))
        #expect(!isKnown)
    }

    @Test func aWithdrawnRequestCountsNoMore() {
        var window = RateWindow()
        for id in 1...3 { _ = admit(&window, UInt64(id), at: .zero) }
        window.withdraw(2)
        let wait = admit(&window, 4, at: .seconds(1))
        #expect(wait == nil)
    }

    @Test func allLimitsHold() {
        var window = RateWindow()
        let limits = [limit, RateLimit(requests: 1, window: .seconds(5))]
        for id in 1...3 {
            let now = Duration.seconds(6 * id)
            let wait = window.admit(UInt64(id), at: now, latest: now, limits: limits)
            #expect(wait == nil)
            window.end(UInt64(id), at: now)
            #expect(window.admit(9, at: now, latest: now, limits: limits) ?? .zero >= .seconds(5))
        }
        #expect(
            window.admit(4, at: .seconds(24), latest: .seconds(24), limits: limits) == .seconds(42) + margin)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theSiteNeverCountsMoreThanTheLimit(_ seed: UInt64) {
        var random = SplitMix(seed)
        var window = RateWindow()
        var now = Duration.zero
        var arrivals: [Duration] = []
        var answers: [(id: UInt64, at: Duration)] = []
        for id in 1...400 as ClosedRange<UInt64> {
            while let wait = window.admit(id, at: now, latest: now + .seconds(30), limits: [limit]) {
                // Answers come while the next request waits.
                let next = answers.map(\.at).min() ?? now + wait
                now = min(now + wait, max(now, next))
                for answer in answers where answer.at <= now { window.end(answer.id, at: now) }
                answers.removeAll { $0.at <= now }
            }
            let (there, back) = (random.next(30_000), random.next(30_000))
            let sum = max(1, there + back)
            let total = min(sum, 30_000)
            arrivals.append(now + .milliseconds(total * there / sum))
            answers.append((id, now + .milliseconds(total)))
            now += .milliseconds(random.next(5000))
        }
        arrivals.sort()
        for (index, arrival) in arrivals.enumerated().dropFirst(limit.requests) {
            #expect(arrival - arrivals[index - limit.requests] >= limit.window)
        }
    }

    /// A generator with a seed.
    private struct SplitMix {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed }

        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ word >> 31) % UInt64(bound))
        }
    }
}
