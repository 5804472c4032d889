internal import CSQLite

/// The functions that people reach for and SQLite 3.40 lacks.
enum FunctionLibrary {
    /// Makes all of them known to a connection; `now` is the statement's instant in milliseconds since 1970.
    static func register(on connection: Connection, now: Int64) throws(SQLiteError) {
        try TimeFunctions.register(on: connection, now: now)
        for function in [concat, concatWithSeparator, timeBucket] + RegularExpressions().functions {
            try function.register(on: connection)
        }
        try AggregateFunction.register("median", arity: 1, MedianState.self, on: connection)
        try AggregateFunction.register("percentile", arity: 2, PercentileState.self, on: connection)
        try AggregateFunction.register("stddev", arity: 1, DeviationState.self, on: connection)
        try AggregateFunction.register("string_agg", arity: 2, StringAggregateState.self, on: connection)
        for arity: Int32 in 1...3 {
            try AggregateFunction.register("sparkline", arity: arity, SparklineState.self, on: connection)
        }
        try connection.check(esmql_register_generate_series(connection.handle))
    }

    /// `concat(a, b, …)`: the texts in a row, NULLs left out.
    private static var concat: ScalarFunction {
        ScalarFunction("concat", arity: -1) { arguments in
            arguments.isEmpty
                ? .failure("concat() takes at least one argument")
                : .text(arguments.compactMap(\.text).joined())
        }
    }

    /// `concat_ws(separator, a, b, …)`: the texts in a row with a separator, NULLs left out.
    private static var concatWithSeparator: ScalarFunction {
        ScalarFunction("concat_ws", arity: -1) { arguments in
            guard arguments.count >= 2 else { return .failure("concat_ws() takes a separator and values") }
            guard let separator = arguments[0].text else { return .null }
            return .text(arguments.dropFirst().compactMap(\.text).joined(separator: separator))
        }
    }

    /// `time_bucket('5m', t)`: the start of the span that a time lies in, the spans counted from 1970 in UTC.
    private static var timeBucket: ScalarFunction {
        ScalarFunction("time_bucket", arity: 2) { arguments in
            guard let span = arguments[0].text, let text = arguments[1].text else { return .null }
            guard let width = TimeFunctions.milliseconds(ofSpan: span), width > 0 else {
                return .failure("time_bucket() takes a span such as '5m': a number and s, m, h, d or w")
            }
            guard let time = TimeReader.milliseconds(text) else { return .null }
            return TimeText.format(time - time % width).map(FunctionResult.text) ?? .null
        }
    }
}
