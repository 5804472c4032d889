internal import CSQLite

/// The language's functions of time: `now()` and `ago('24h')`, one instant for a whole statement.
enum TimeFunctions {
    /// Makes them known to a connection; `now` is the statement's instant in milliseconds since 1970.
    static func register(on connection: Connection, now: Int64) throws(SQLiteError) {
        // The instant travels as the pointer's bits: there is no memory behind it to free.
        let instant = UnsafeMutableRawPointer(bitPattern: Int(now))
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
        try connection.check(
            sqlite3_create_function_v2(
                connection.handle, "now", 0, flags, instant,
                { context, _, _ in
                    TimeFunctions.answer(TimeFunctions.instant(of: context), to: context)
                }, nil, nil, nil))
        try connection.check(
            sqlite3_create_function_v2(
                connection.handle, "ago", 1, flags, instant,
                { context, _, arguments in
                    guard let argument = arguments?[0], sqlite3_value_type(argument) != SQLITE_NULL,
                        let text = sqlite3_value_text(argument)
                    else {
                        sqlite3_result_null(context)
                        return
                    }
                    guard let span = TimeFunctions.milliseconds(ofSpan: String(cString: text)) else {
                        sqlite3_result_error(
                            context, "ago() takes a span such as '24h': a number and s, m, h, d or w", -1)
                        return
                    }
                    let (time, overflow) = TimeFunctions.instant(of: context).subtractingReportingOverflow(
                        span)
                    TimeFunctions.answer(overflow ? -1 : time, to: context)
                }, nil, nil, nil))
    }

    /// Milliseconds of a span such as `90s`, `15m`, `24h`, `7d`, `2w` or `1.5h`; nil where it is none.
    static func milliseconds(ofSpan span: String) -> Int64? {
        let trimmed = span.filter { $0 != " " }
        guard let unit = trimmed.last, trimmed.first?.isNumber == true,
            let amount = NumberReader.number(String(trimmed.dropLast()))
        else { return nil }
        let factor: Int64
        switch unit {
        case "s", "S": factor = 1000
        case "m", "M": factor = 60_000
        case "h", "H": factor = 3_600_000
        case "d", "D": factor = 86_400_000
        case "w", "W": factor = 604_800_000
        default: return nil
        }
        switch amount {
        case .integer(let count):
            let (product, overflow) = count.multipliedReportingOverflow(by: factor)
            return overflow ? nil : product
        case .real(let count):
            return Int64(exactly: (count * Double(factor)).rounded())
        }
    }

    private static func instant(of context: OpaquePointer?) -> Int64 {
        Int64(Int(bitPattern: sqlite3_user_data(context)))
    }

    private static func answer(_ milliseconds: Int64, to context: OpaquePointer?) {
        guard var text = TimeText.format(milliseconds) else {
            sqlite3_result_null(context)
            return
        }
        text.withUTF8 { esmql_result_copied_text(context, $0.baseAddress, Int32($0.count)) }
    }
}
