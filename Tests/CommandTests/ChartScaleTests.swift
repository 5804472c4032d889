import Testing

@testable import esmql

/// The marks on the axes of charts.
@Suite("Scales of charts")
struct ChartScaleTests {
    private static func marks(_ range: ClosedRange<Double>, _ count: Int = 5) -> [String] {
        let scale = LinearScale(range, marks: count)
        return ChartNumber.marks(scale.marks, step: scale.step)
    }

    @Test(arguments: [
        (0...10.0, ["0", "2", "4", "6", "8", "10"]), (0...1.0, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-7...33.3, ["0", "10", "20", "30"]), (0...441.0, ["0", "100", "200", "300", "400"]),
        (0...3.2e8, ["0", "100M", "200M", "300M"]),
        (0...2.5e6, ["0", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M"]),
        (0...99_999.0, ["0", "20000", "40000", "60000", "80000"]),
        (0...1e25, ["0", "5e+24", "1e+25"]),
        (0...1e-9, ["0", "2e-10", "4e-10", "6e-10", "8e-10", "1e-09"]),
        (0.001...0.003, ["0.0010", "0.0015", "0.0020", "0.0025", "0.0030"]),
    ])
    func `marks are round numbers`(range: ClosedRange<Double>, labels: [String]) {
        #expect(Self.marks(range) == labels)
    }

    @Test(
        arguments: [
            5.0...5.0, 0...0, -3 ... -3, 1e18...1e18, 1e308...1e308,
            -1.7976931348623157e308...1.7976931348623157e308, 0...Double.leastNonzeroMagnitude,
            1e15...1e15 + 1, Double.leastNonzeroMagnitude...1e308,
        ] as [ClosedRange<Double>])
    func `any range has a scale`(range: ClosedRange<Double>) {
        for scale in [LinearScale(range, marks: 5), LinearScale(rounding: range, marks: 5)] {
            let low = scale.position(of: range.lowerBound)
            let high = scale.position(of: range.upperBound)
            #expect(low >= 0 && high <= 1 && low <= high, "\(scale)")
            #expect(scale.marks.count < 30, "\(scale)")
            #expect(ChartNumber.marks(scale.marks, step: scale.step).count == scale.marks.count)
        }
    }

    @Test func `a rounded scale ends at marks and begins at zero where that is near`() {
        #expect(LinearScale(rounding: 96...306, marks: 4).range == 0...400)
        #expect(LinearScale(rounding: 196...306, marks: 4).range == 150...350)
        #expect(LinearScale(rounding: -500...2981, marks: 4).range == -1000...3000)
    }

    @Test(arguments: [
        ("2026-11-28 14:00:00", "2026-11-29 14:00:00", 5, ["18:00", "11-29", "06:00", "12:00"]),
        ("2026-11-28 14:00:00", "2026-11-28 14:03:10", 5, ["14:00", "14:01", "14:02", "14:03"]),
        (
            "2026-11-28 14:00:00", "2026-11-28 14:00:09", 5,
            ["14:00:00", "14:00:02", "14:00:04", "14:00:06", "14:00:08"]
        ),
        ("2026-11-28 14:00:00.100", "2026-11-28 14:00:01.000", 3, ["00.500", "01.000"]),
        ("2026-11-01", "2026-11-29", 6, ["11-02", "11-09", "11-16", "11-23"]),
        (
            "2026-01-15", "2026-12-15", 12,
            [
                "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09",
                "2026-10", "2026-11", "2026-12",
            ]
        ),
        ("2020-02-01", "2026-12-15", 5, ["2022", "2024", "2026"]),
        ("1970-01-01", "9999-12-31", 5, ["2000", "4000", "6000", "8000"]),
        ("2026-11-28", "2026-11-28", 5, ["11-28"]),
    ])
    func `marks of time are full units`(from: String, to: String, limit: Int, labels: [String]) throws {
        let low = try #require(milliseconds(from))
        let high = try #require(milliseconds(to))
        #expect(TimeScale(low...high, limit: limit).marks.map(\.label) == labels)
    }

    @Test func `values beside bars are short and exact where they are whole`() {
        let values = [0.0, -7, 1e14, 123_456_789, 105.9951171875, 1.0 / 3, 1e20, -2.5e-7, -0.0]
        #expect(
            values.map(ChartNumber.value) == [
                "0", "-7", "100000000000000", "123456789", "105.995", "0.333333", "1e+20", "-2.5e-07", "0",
            ])
    }
}
