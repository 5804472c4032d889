import Testing

@testable import QueryEngine

@Suite struct CivilDateTests {
    private func length(_ month: Int, _ year: Int) -> Int {
        let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test(arguments: [(1600, -135_140), (1970, 0), (2000, 10_957), (9600, 2_786_800)] as [(Int, Int64)])
    func `every day of four centuries has its number`(_ firstYear: Int, _ firstDay: Int64) {
        var days = firstDay
        var wrong = 0
        for year in firstYear..<firstYear + 400 {
            for month in 1...12 {
                for day in 1...length(month, year) {
                    let date = CivilDate.fromDays(days)
                    if date != (year, month, day) { wrong += 1 }
                    if CivilDate.toDays(year: year, month: month, day: day) != days { wrong += 1 }
                    days += 1
                }
            }
        }
        #expect(wrong == 0)
        // Four centuries are a whole number of weeks, 146,097 days.
        #expect(days - firstDay == 146_097)
    }

    @Test(arguments: [
        (2023, 2, 29), (2100, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 6, 31),
        (2024, 9, 31),
        (2024, 11, 31), (2024, 1, 32), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, -1),
        (2024, -1, 1),
        (2024, Int.max, 1), (2024, 1, Int.max),
    ])
    func `a day that the calendar does not have has no number`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate.toDays(year: year, month: month, day: day) == nil)
    }

    @Test func `leap days exist where they should`() {
        for year in [1972, 2000, 2024, 2400] {
            #expect(CivilDate.toDays(year: year, month: 2, day: 29) != nil)
        }
    }
}
