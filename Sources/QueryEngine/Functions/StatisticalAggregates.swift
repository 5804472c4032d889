/// `median(x)`: the middle value, or the mean of the two middle ones; values that are no numbers are left out.
final class MedianState: AggregateState {
    private var values: [Double] = []

    func step(_ arguments: [SQLArgument]) -> String? {
        if let argument = arguments.first, argument.isNumber { values.append(argument.double) }
        return nil
    }

    func finish() -> FunctionResult {
        Percentile.of(&values, 50).map(FunctionResult.real) ?? .null
    }
}

/// `percentile(x, p)`: the value below which p percent lie, p from 0 to 100, between values linearly.
final class PercentileState: AggregateState {
    private var values: [Double] = []
    private var percent: Double?

    func step(_ arguments: [SQLArgument]) -> String? {
        guard arguments.count == 2, arguments[1].isNumber, (0...100).contains(arguments[1].double) else {
            return "percentile() takes a number from 0 to 100 as its second argument"
        }
        if let percent, percent != arguments[1].double {
            return "the second argument of percentile() must be the same for all rows"
        }
        percent = arguments[1].double
        if arguments[0].isNumber { values.append(arguments[0].double) }
        return nil
    }

    func finish() -> FunctionResult {
        Percentile.of(&values, percent ?? 50).map(FunctionResult.real) ?? .null
    }
}

private enum Percentile {
    static func of(_ values: inout [Double], _ percent: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        values.sort()
        let position = percent / 100 * Double(values.count - 1)
        let lower = Int(position.rounded(.down))
        let upper = min(lower + 1, values.count - 1)
        let share = position - Double(lower)
        return share == 0 ? values[lower] : values[lower] + share * (values[upper] - values[lower])
    }
}

/// `stddev(x)`: the standard deviation of a sample (n − 1), by Welford's method; NULL for fewer than two values.
final class DeviationState: AggregateState {
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0

    func step(_ arguments: [SQLArgument]) -> String? {
        guard let argument = arguments.first, argument.isNumber else { return nil }
        count += 1
        let value = argument.double
        let distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
        return nil
    }

    func finish() -> FunctionResult {
        count < 2 ? .null : .real((squares / (count - 1)).squareRoot())
    }
}

/// `string_agg(x, separator)`: the texts in a row, NULLs left out; NULL where there is none.
final class StringAggregateState: AggregateState {
    private var text: String?

    func step(_ arguments: [SQLArgument]) -> String? {
        guard arguments.count == 2, let value = arguments[0].text else { return nil }
        if (text?.utf8.count ?? 0) + value.utf8.count > FunctionResult.longestText {
            return "string or blob too big"
        }
        if text == nil {
            text = value
        } else {
            text?.append(arguments[1].text ?? "")
            text?.append(value)
        }
        return nil
    }

    func finish() -> FunctionResult {
        text.map(FunctionResult.text) ?? .null
    }
}
