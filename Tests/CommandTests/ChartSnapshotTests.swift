import Foundation
import QueryEngine
import Testing

@testable import esmql

/// Charts as they are drawn, kept as files that were looked at.
///
/// With RECORD_SNAPSHOTS=1 in the environment the files are written anew, and the tests fail.
@Suite("Snapshots of charts")
struct ChartSnapshotTests {
    /// Answers that are drawn.
    enum Sample: String, CaseIterable {
        case bars, negative, groups, lines, series, numbers, months, empty, texts

        var columns: [String] {
            switch self {
            case .bars, .negative: ["名称", "available"]
            case .groups: ["region", "used", "total"]
            case .lines: ["t", "cpu"]
            case .series: ["t", "metric", "value"]
            case .numbers: ["n", "square"]
            case .months: ["day", "total"]
            case .empty, .texts: ["a"]
            }
        }

        var rows: [[Value]] {
            switch self {
            case .bars:
                [
                    ["cn-east-264", 105.9951171875], ["北京一区的一个名字很长的可用区，比图还要宽得多", 78], ["e\u{301}👨‍👩‍👧‍👦", nil],
                    ["<a&b>", 0.25], ["\u{1B}[31m", 0],
                ]
            case .negative: [["a", -7], ["b", 33.25], ["c", -0.1], ["d", nil]]
            case .groups: [["east", 10, 25], ["west", 17, 20], ["north", nil, 5]]
            case .lines: (0..<48).map { [Self.time($0), $0 == 20 ? nil : .real(Self.wave($0))] }
            case .series:
                (0..<48).flatMap { index -> [[Value]] in
                    [
                        [Self.time(index), "cpu", .real(Self.wave(index))],
                        [Self.time(index), "memory", .real(100 - Self.wave(index) / 2)],
                        [Self.time(index), "磁盘", .real(Double(index))],
                    ]
                }
            case .numbers: (1...60).map { [.integer($0), $0 % 10 == 0 ? nil : .integer($0 * $0 - 500)] }
            case .months:
                (1...12).map { [.text("2026-\($0 < 10 ? "0" : "")\($0)-01"), .integer($0 * 1_250_000)] }
            case .empty: []
            case .texts: [["x"], ["y"]]
            }
        }

        private static func time(_ index: Int) -> Value {
            let minutes = index * 30
            let hours = minutes / 60 % 24
            return .text(
                "2026-11-\(28 + minutes / 1440) \(hours < 10 ? "0" : "")\(hours):\(minutes % 60 == 0 ? "00" : "30"):00"
            )
        }

        /// A wave of straight lines, the same on every machine.
        private static func wave(_ index: Int) -> Double {
            let phase = index % 24
            return 20 + 5 * Double(phase < 12 ? phase : 24 - phase)
        }
    }

    @Test(arguments: Sample.allCases)
    func text(sample: Sample) throws {
        let format = ChartFormat(terminalWidth: nil)
        try FormatsSnapshotTests.check(
            document(format, columns: sample.columns, rows: sample.rows),
            against: "chart.\(sample.rawValue).chart")
    }

    @Test(arguments: Sample.allCases)
    func picture(sample: Sample) throws {
        try FormatsSnapshotTests.check(
            document(SVGFormat(), columns: sample.columns, rows: sample.rows),
            against: "chart.\(sample.rawValue).svg")
    }

    @Test(arguments: [Sample.groups, .series])
    func colors(sample: Sample) throws {
        let format = ChartFormat(terminalWidth: 60, options: FormatOptions(usesColor: true))
        try FormatsSnapshotTests.check(
            document(format, columns: sample.columns, rows: sample.rows),
            against: "chart.\(sample.rawValue).color.chart")
    }

    @Test(arguments: [20, 40, 60, 81, 200], Sample.allCases)
    func `no line is wider than the terminal`(width: Int, sample: Sample) throws {
        let text = try document(
            ChartFormat(terminalWidth: width), columns: sample.columns, rows: sample.rows)
        guard sample != .empty, sample != .texts else { return }
        for line in text.split(separator: "\n") {
            #expect(DisplayWidth.of(String(line)) <= max(30, width), "\(line)")
        }
    }
}
