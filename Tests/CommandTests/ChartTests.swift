import QueryEngine
import Testing

@testable import esmql

/// What a chart shows of an answer.
@Suite("Charts")
struct ChartTests {
    private static func chart(_ columns: [ResultColumn], _ rows: [[Value]]) -> Chart {
        ChartBuilder(columns: columns, rows: rows.map { Row($0) }).chart
    }

    private static func chart(_ names: [String], _ rows: [[Value]]) -> Chart {
        chart(names.map { ResultColumn(name: $0) }, rows)
    }

    @Test func `texts are labels, numbers are bars, and NULL is a gap`() {
        let chart = Self.chart(["a", "b", "n", "m"], [["x", "y", 1, 2.5], ["z", nil, nil, 3]])
        let bars = BarChart(
            labels: ["x · y", "z · NULL"],
            series: [
                BarChart.Series(name: "n", values: [1, nil]), BarChart.Series(name: "m", values: [2.5, 3]),
            ])
        #expect(chart == Chart(content: .bars(bars)))
    }

    @Test func `times make lines, a text sets them apart, and the order of the rows does not count`() {
        let chart = Self.chart(
            ["t", "metric", "value"],
            [
                ["2026-11-01 00:00:01", "cpu", 2], ["2026-11-01", "memory", 5], ["2026-11-01", "cpu", 1],
                ["2026-11-01T00:00:02Z", "cpu", nil], [nil, "cpu", 9],
            ])
        let start = 1_793_491_200_000.0
        let cpu = [
            LineChart.Point(x: start, y: 1), LineChart.Point(x: start + 1000, y: 2),
            LineChart.Point(x: start + 2000, y: nil),
        ]
        let lines = LineChart(
            axis: "t", isTime: true,
            series: [
                LineChart.Series(name: "cpu", points: cpu),
                LineChart.Series(name: "memory", points: [LineChart.Point(x: start, y: 5)]),
            ])
        #expect(chart == Chart(content: .lines(lines), notes: ["1 row without t left out"]))
    }

    @Test func `one instant alone is no line`() {
        let chart = Self.chart(["t", "region", "n"], [["2026-11-01", "a", 1], ["2026-11-01", "b", 2]])
        #expect(
            chart.content
                == .bars(BarChart(labels: ["a", "b"], series: [BarChart.Series(name: "n", values: [1, 2])])))
        let alone = Self.chart(["t", "n"], [["2026-11-01", 1]])
        #expect(
            alone.content
                == .bars(BarChart(labels: ["2026-11-01"], series: [BarChart.Series(name: "n", values: [1])])))
    }

    @Test func `a few whole numbers are labels, many numbers an axis`() {
        guard case .bars(let bars) = Self.chart(["severity", "n"], [[1, 10], [2, 20]]).content else {
            Issue.record("no bars")
            return
        }
        #expect(bars.labels == ["1", "2"])
        let many = (1...40).map { [Value.integer(41 - $0), .real(Double($0))] }
        guard case .lines(let lines) = Self.chart(["n", "value"], many).content else {
            Issue.record("no lines")
            return
        }
        #expect(lines.series.map(\.name) == ["value"])
        #expect(lines.series[0].points.first == LineChart.Point(x: 1, y: 40))
        #expect(!lines.isTime)
    }

    @Test func `numbers alone are numbered`() {
        let chart = Self.chart(["n"], [[5], [7]])
        #expect(
            chart.content
                == .bars(BarChart(labels: ["1", "2"], series: [BarChart.Series(name: "n", values: [5, 7])])))
    }

    @Test func `infinities are left out and told`() {
        let chart = Self.chart(["a", "n"], [["x", .real(.infinity)], ["y", .real(.nan)], ["z", 1]])
        #expect(
            chart
                == Chart(
                    content: .bars(
                        BarChart(
                            labels: ["x", "y", "z"],
                            series: [BarChart.Series(name: "n", values: [nil, nil, 1])])),
                    notes: ["1 infinite value left out"]))
    }

    @Test func `too many lines are cut and told`() {
        let rows = (0..<30).flatMap { number -> [[Value]] in
            [["2026-11-01", .text("m\(number)"), 1], ["2026-11-02", .text("m\(number)"), 2]]
        }
        let chart = Self.chart(["t", "m", "v"], rows)
        #expect(chart.notes == ["12 of 30 series drawn"])
    }

    @Test func `without rows or numbers there is nothing to draw`() {
        #expect(Self.chart(["a"], []).content == .nothing("there are no rows"))
        #expect(Self.chart(["a"], [["x"], [nil]]).content == .nothing("no column holds numbers"))
        #expect(Self.chart([String](), [[]]).content == .nothing("no column holds numbers"))
        #expect(
            Self.chart(["a", "b"], [[1, "x"], ["y", nil]]).content == .nothing("no column holds numbers"))
    }

    @Test func `a thinned line keeps its ends, its peaks and its gaps`() {
        var points = (0..<10_000).map { LineChart.Point(x: Double($0), y: Double($0 % 7)) }
        points[5000].y = 1000
        points[6000].y = nil
        let series = LineChart.Series(name: "s", points: points)
        let thin = series.thinned(to: 100, along: LinearScale(0...9999, marks: 5))
        #expect(thin.points.count <= 505)
        #expect(thin.points.first == points[0])
        #expect(thin.points.last == points[9999])
        #expect(thin.points.contains(points[5000]))
        #expect(thin.points.contains(points[6000]))
        #expect(zip(thin.points, thin.points.dropFirst()).allSatisfy { $0.x < $1.x })
    }
}
