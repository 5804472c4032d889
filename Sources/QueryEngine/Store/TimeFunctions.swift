internal import CSQLite

/// The language's functions of time: `now()` and `ago('24h')`, one instant for a whole statement.
package enum TimeFunctions {
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
                    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(argument)))
                    guard let span = TimeFunctions.milliseconds(ofSpan: bytes) else {
                        sqlite3_result_error(
                            context, "ago() takes a span such as '24h': a number and s, m, h, d or w", -1)
                        return
                    }
                    let time = TimeFunctions.instant(of: context).subtractingReportingOverflow(span)
                    // No row is as old as that; NULL would make every comparison unknown.
                    guard !time.overflow, time.partialValue >= 0 else {
                        sqlite3_result_error(context, "ago() goes back beyond 1970", -1)
                        return
                    }
                    TimeFunctions.answer(time.partialValue, to: context)
                }, nil, nil, nil))
    }

    /// Milliseconds of a span such as `90s`, `15m`, `24h`, `7d`, `2w` or `1.5h`; nil where it is none.
    ///
    /// A span that 64 bits cannot hold is the longest one.
    static func milliseconds(ofSpan span: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let first = span.firstIndex(where: { $0 != 0x20 }),
            let last = span.lastIndex(where: { $0 != 0x20 }), span[first] &- UInt8(ascii: "0") < 10,
            let factor = milliseconds(ofUnit: span[last]),
            let amount = NumberReader.number(UnsafeBufferPointer(rebasing: span[first..<last]))
        else { return nil }
        switch amount {
        case .integer(let count):
            let (product, overflow) = count.multipliedReportingOverflow(by: factor)
            return overflow ? .max : product
        case .real(let count):
            return Int64(exactly: (count * Double(factor)).rounded()) ?? .max
        }
    }

    private static func milliseconds(ofUnit unit: UInt8) -> Int64? {
        switch Unicode.Scalar(unit | 0x20) {
        case "s": 1000
        case "m": 60_000
        case "h": 3_600_000
        case "d": 86_400_000
        case "w": 604_800_000
        default: nil
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
