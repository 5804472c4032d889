import Testing

@testable import ESMQLArchive

/// How a span of time is cut.
@Suite("Windows of a sync")
struct WindowPlanTests {
    @Test func windowsBecomeAsLongAsTheirRequestsAllow() {
        var plan = WindowPlan(requests: 100)
        let span: Range<Int64> = 0..<1_000_000_000_000
        #expect(plan.first(of: span) == 0..<86_400_000)
        #expect(plan.last(of: span) == 999_913_600_000..<1_000_000_000_000)
        plan.took(1, for: plan.first(of: span))
        #expect(plan.length == 4 * 86_400_000)
        plan.took(100, for: plan.first(of: span))
        #expect(plan.length == 4 * 86_400_000 * 7 / 10)
        for _ in 0..<10 { plan.took(1, for: plan.first(of: span)) }
        #expect(plan.length == WindowPlan.longest)
    }

    @Test func aWindowThatWouldTakeTooManyIsCut() {
        var plan = WindowPlan(requests: 100)
        plan.needs(1400, of: 100, for: 0..<86_400_000)
        #expect(plan.length == 4_320_000)
        while plan.canShrink { plan.needs(1400, of: 100, for: plan.first(of: 0..<86_400_000)) }
        #expect(plan.length == WindowPlan.shortest)
    }

    @Test func theRestOfASpanSaysLittle() {
        var plan = WindowPlan(requests: 100)
        plan.took(1, for: 0..<1000)
        #expect(plan.length == 86_400_000)
    }

    @Test func aWatermarkGrowsAtBothEndsAndHasNoGap() {
        let mark = ArchiveWatermark(since: 100, until: 200)
        #expect(mark.joined(with: 150..<300) == ArchiveWatermark(since: 100, until: 300))
        #expect(mark.joined(with: 200..<300) == ArchiveWatermark(since: 100, until: 300))
        #expect(mark.joined(with: 50..<100) == ArchiveWatermark(since: 50, until: 200))
        #expect(mark.joined(with: 120..<130) == mark)
        #expect(mark.joined(with: 201..<300) == mark)
        #expect(mark.joined(with: 50..<99) == mark)
    }

    @Test func aSelectionIsTheSameInAnyOrder() throws {
        let one = ArchiveSelection(["b": ["2", "1"], "a": ["x\"/"]])
        #expect(one.text == #"{"a":["x\"/"],"b":["1","2"]}"#)
        #expect(ArchiveSelection(text: one.text) == one)
        #expect(ArchiveSelection.all.text == "{}")
        #expect(ArchiveSelection(text: "nonsense") == nil)
    }
}
