import Testing

@testable import esmql

@Suite("Table layout")
struct FormatsTableLayoutTests {
    @Test func roomForAll() {
        let layout = TableLayout(natural: [10, 20], minimum: [6, 6], terminalWidth: 37)
        #expect(layout.widths == [10, 20])
        #expect(layout.hiddenCount == 0)
    }

    @Test func theWidestGivesWay() {
        let layout = TableLayout(natural: [10, 90, 8], minimum: [6, 6, 8], terminalWidth: 60)
        #expect(layout.widths == [10, 32, 8])
        #expect(layout.hiddenCount == 0)
    }

    @Test func whatIsLeftOverIsHandedOut() {
        let layout = TableLayout(natural: [40, 40, 40], minimum: [6, 6, 6], terminalWidth: 60)
        #expect(layout.widths == [17, 17, 16])
    }

    @Test func columnsAreLeftOutFromTheEnd() {
        let layout = TableLayout(natural: [10, 10, 10, 10], minimum: [10, 10, 10, 10], terminalWidth: 33)
        #expect(layout.widths == [10, 10])
        #expect(layout.hiddenCount == 2)
    }

    @Test func oneColumnStays() {
        let layout = TableLayout(natural: [50], minimum: [50], terminalWidth: 20)
        #expect(layout.widths == [16])
        #expect(layout.hiddenCount == 0)
    }

    @Test func noColumns() {
        #expect(TableLayout(natural: [], minimum: [], terminalWidth: 10).widths == [])
    }
}
