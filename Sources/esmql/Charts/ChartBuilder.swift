import QueryEngine

/// Finds the picture in an answer.
///
/// Columns of numbers are what is drawn. A column of times makes lines, a text in the same row setting one line
/// apart from the other; without one, texts are the labels of bars. Where there are only numbers, the first
/// column is the axis of the others.
struct ChartBuilder {
    /// The most lines that are drawn.
    static let longestLegend = 12
    /// The most rows whose whole numbers are labels rather than an axis.
    private static let mostNumbersAsLabels = 25

    private let columns: [ResultColumn]
    private let rows: [Row]
    private let roles: [Role]

    private enum Role {
        case number
        case time
        case text
        /// Nothing but NULL, or bytes.
        case none
    }

    /// Takes an answer.
    ///
    /// - Parameters:
    ///   - columns: Its columns.
    ///   - rows: Its rows, all of them.
    init(columns: [ResultColumn], rows: [Row]) {
        self.columns = columns
        self.rows = rows
        roles = columns.indices.map { index in Self.role(index, in: rows) }
    }

    /// The picture.
    var chart: Chart {
        guard !rows.isEmpty else { return Chart(content: .nothing("there are no rows")) }
        var numbers = indices(of: .number)
        guard !numbers.isEmpty else { return Chart(content: .nothing("no column holds numbers")) }
        let texts = indices(of: .text)
        if let time = indices(of: .time).first {
            if hasSeveralTimes(time) { return lines(along: time, isTime: true, of: numbers, named: texts) }
            return bars(of: numbers, labels: texts.isEmpty ? [time] : texts)
        }
        guard texts.isEmpty, numbers.count > 1 else { return bars(of: numbers, labels: texts) }
        let axis = numbers.removeFirst()
        if rows.count <= Self.mostNumbersAsLabels, rows.allSatisfy({ value(axis, $0).isWhole }) {
            return bars(of: numbers, labels: [axis])
        }
        return lines(along: axis, isTime: false, of: numbers, named: [])
    }

    private func indices(of role: Role) -> [Int] { roles.indices.filter { roles[$0] == role } }

    private func value(_ index: Int, _ row: Row) -> Value {
        index < row.values.count ? row.values[index] : .null
    }

    private func hasSeveralTimes(_ index: Int) -> Bool {
        var first: Value?
        for row in rows where value(index, row) != .null {
            guard let known = first else {
                first = value(index, row)
                continue
            }
            if known != value(index, row) { return true }
        }
        return false
    }

    private static func role(_ index: Int, in rows: [Row]) -> Role {
        var role = Role.none
        for row in rows where index < row.values.count {
            let next: Role
            switch row.values[index] {
            case .null: continue
            case .integer, .real: next = .number
            case .text(let text): next = role != .text && isTime(text) ? .time : .text
            case .blob: return .none
            }
            role = role == .none || role == next ? next : .text
        }
        return role
    }

    /// Whether a text is a date or a time; digits alone are a number that happens to be text.
    private static func isTime(_ text: String) -> Bool {
        text.utf8.count >= 8 && text.utf8.contains(UInt8(ascii: "-"))
            && TimeText.milliseconds(of: text) != nil
    }

    private func bars(of numbers: [Int], labels: [Int]) -> Chart {
        var infinite = 0
        let series = numbers.map { index in
            BarChart.Series(
                name: VisibleText.of(columns[index].name),
                values: rows.map { finite(value(index, $0), &infinite) })
        }
        let names = rows.enumerated().map { number, row in
            labels.isEmpty
                ? String(number + 1)
                : labels.map { VisibleText.of(value($0, row)) }.joined(separator: " · ")
        }
        return Chart(
            content: .bars(BarChart(labels: names, series: series)), notes: Self.infinities(infinite))
    }

    private func lines(along axis: Int, isTime: Bool, of numbers: [Int], named texts: [Int]) -> Chart {
        var infinite = 0
        var unplaced = 0
        var order: [String: Int] = [:]
        var series: [LineChart.Series] = []
        for row in rows {
            guard let x = place(value(axis, row), isTime: isTime) else {
                unplaced += 1
                continue
            }
            let group = texts.map { VisibleText.of(value($0, row)) }.joined(separator: " · ")
            for index in numbers {
                let name = name(of: index, in: group, isAlone: numbers.count == 1)
                let at = order[name] ?? series.count
                if at == series.count {
                    order[name] = at
                    series.append(LineChart.Series(name: name, points: []))
                }
                series[at].points.append(
                    LineChart.Point(x: x, y: finite(value(index, row), &infinite)))
            }
        }
        var notes = Self.infinities(infinite)
        if unplaced > 0 {
            let rows = unplaced == 1 ? "1 row" : "\(unplaced) rows"
            notes.append("\(rows) without \(VisibleText.of(columns[axis].name)) left out")
        }
        if series.count > Self.longestLegend {
            notes.append("\(Self.longestLegend) of \(series.count) series drawn")
            series.removeLast(series.count - Self.longestLegend)
        }
        for at in series.indices {
            // Stable, so that of equal places the row that came first comes first.
            series[at].points = series[at].points.enumerated()
                .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
        }
        let axisName = VisibleText.of(columns[axis].name)
        return Chart(
            content: .lines(LineChart(axis: axisName, isTime: isTime, series: series)), notes: notes)
    }

    private func name(of column: Int, in group: String, isAlone: Bool) -> String {
        let name = VisibleText.of(columns[column].name)
        return group.isEmpty ? name : isAlone ? group : group + " · " + name
    }

    private func place(_ value: Value, isTime: Bool) -> Double? {
        if isTime {
            guard case .text(let text) = value else { return nil }
            return TimeText.milliseconds(of: text).map(Double.init)
        }
        guard let number = value.number, number.isFinite else { return nil }
        return number
    }

    /// A number that can be drawn; infinities are counted and left out.
    private func finite(_ value: Value, _ infinite: inout Int) -> Double? {
        guard let number = value.number, !number.isNaN else { return nil }
        guard number.isFinite else {
            infinite += 1
            return nil
        }
        return number
    }

    private static func infinities(_ count: Int) -> [String] {
        count == 0 ? [] : [count == 1 ? "1 infinite value left out" : "\(count) infinite values left out"]
    }
}

extension Value {
    /// The value as a double; nil where it is no number.
    fileprivate var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        case .null, .text, .blob: nil
        }
    }

    fileprivate var isWhole: Bool {
        if case .integer = self { true } else { false }
    }
}
