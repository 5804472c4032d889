/// `sparkline(x, key)`: the numbers in the order of a key as a line of blocks, `▁▂▃▄▅▆▇█`.
///
/// The lowest block stands for the least number, the highest for the greatest. What is no number, NULL among
/// it, is a space. More than forty rows are put together in forty blocks, which show their means. Without a key
/// the order is that in which the rows come; a third argument, `'desc'`, turns the order round.
final class SparklineState: AggregateState {
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let longest = 40

    /// A key, in SQLite's order: NULLs, numbers, then everything else as text.
    private enum Key: Comparable {
        case null
        case number(Double)
        case text(String)
    }

    private var rows: [(key: Key, value: Double?)] = []
    private var isDescending = false

    func step(_ arguments: [SQLArgument]) -> String? {
        guard let first = arguments.first else { return nil }
        if arguments.count > 2 {
            guard let direction = arguments[2].text?.lowercased(), ["asc", "desc"].contains(direction) else {
                return "sparkline() takes 'asc' or 'desc' as its third argument"
            }
            isDescending = direction == "desc"
        }
        let value = first.isNumber && first.double.isFinite ? first.double : nil
        rows.append((arguments.count > 1 ? Self.key(arguments[1]) : .null, value))
        return nil
    }

    func finish() -> FunctionResult {
        guard !rows.isEmpty else { return .null }
        let order = rows.indices.sorted { one, other in
            let (left, right) = (rows[one].key, rows[other].key)
            // Rows with the same key stay as they came.
            if left == right { return one < other }
            return (left < right) != isDescending
        }
        let values = Self.condensed(order.map { rows[$0].value })
        let numbers = values.compactMap(\.self)
        guard let low = numbers.min(), let high = numbers.max() else {
            return .text(String(repeating: " ", count: values.count))
        }
        return .text(String(values.map { Self.block(of: $0, from: low, to: high) }))
    }

    private static func key(_ argument: SQLArgument) -> Key {
        if argument.isNull { return .null }
        if !argument.isText { return .number(argument.double) }
        return .text(argument.text ?? "")
    }

    /// The means of so many equal parts that the line is not too long.
    private static func condensed(_ values: [Double?]) -> [Double?] {
        guard values.count > longest else { return values }
        return (0..<longest).map { part in
            let part = values[(part * values.count / longest)..<((part + 1) * values.count / longest)]
            let numbers = part.compactMap(\.self)
            // Each is divided first: their sum may be more than a double holds.
            return numbers.isEmpty ? nil : numbers.reduce(0) { $0 + $1 / Double(numbers.count) }
        }
    }

    private static func block(of value: Double?, from low: Double, to high: Double) -> Character {
        guard let value else { return " " }
        guard high > low else { return blocks[3] }
        // Halves: the difference may be more than a double holds.
        let share = (value / 2 - low / 2) / (high / 2 - low / 2)
        return blocks[max(0, min(7, Int(share * 8)))]
    }
}
