import Testing

@testable import QueryEngine

@Suite struct TimeFunctionTests {
    /// 2026-11-01 00:00:00 UTC.
    private static let now: Int64 = 1_793_491_200_000

    private func answer(_ expression: String, now: Int64 = Self.now, _ parameter: Value = nil) throws -> Value
    {
        let connection = try Connection()
        try TimeFunctions.register(on: connection, now: now)
        let statement = try PreparedStatement("select \(expression)", on: connection)
        if statement.parameterCount > 0 { try statement.bind(parameter, at: 1) }
        _ = try statement.step()
        return statement.value(0)
    }

    @Test func `now is the statement's instant`() throws {
        #expect(try answer("now()") == "2026-11-01 00:00:00")
        #expect(try answer("now()", now: Self.now + 7) == "2026-11-01 00:00:00.007")
        #expect(try answer("NOW() = now()") == 1)
        #expect(try answer("now()", now: 0) == "1970-01-01 00:00:00")
        #expect(try answer("now()", now: -1) == nil)
        #expect(try answer("strftime('%s', now())") == "1793491200")
    }

    @Test(arguments: [
        ("90s", "2026-10-31 23:58:30"), ("15m", "2026-10-31 23:45:00"), ("24h", "2026-10-31 00:00:00"),
        ("7d", "2026-10-25 00:00:00"), ("2w", "2026-10-18 00:00:00"), ("0s", "2026-11-01 00:00:00"),
        ("1.5h", "2026-10-31 22:30:00"), ("0.001s", "2026-10-31 23:59:59.999"),
        ("24H", "2026-10-31 00:00:00"),
        (" 24 h ", "2026-10-31 00:00:00"), ("365d", "2025-11-01 00:00:00"),
        ("1793491200s", "1970-01-01 00:00:00"),
    ])
    func `ago is so long before it`(_ span: String, _ expected: String) throws {
        #expect(try answer("ago('\(span)')") == .text(expected))
        #expect(try answer("ago(?)", .text(span)) == .text(expected))
    }

    @Test(arguments: [
        "", " ", "24", "h", "-1h", "+1h", "24x", "24hh", "24 hours", "1d2h", "1 0h", "1h 1", ".5h", "h24",
        "null", "1,5h",
        "٣h", "½h", "h\u{301}", "24h\u{301}", "24h\u{0}", "24\u{0}h", "0x10h", "infh", "nanh",
    ])
    func `a bad span is an error`(_ span: String) throws {
        let error = #expect(throws: SQLiteError.self) { try answer("ago(?)", .text(span)) }
        #expect(error?.message == "ago() takes a span such as '24h': a number and s, m, h, d or w")
    }

    @Test(arguments: ["1793491201s", "3000w", "99999999999999999999w", "1e300d", "9223372036854775807w"])
    func `a span beyond 1970 is an error, not NULL`(_ span: String) throws {
        let error = #expect(throws: SQLiteError.self) { try answer("ago('\(span)')") }
        #expect(error?.message == "ago() goes back beyond 1970")
    }

    @Test func `values of other classes`() throws {
        #expect(try answer("ago(null)") == nil)
        #expect(throws: SQLiteError.self) { try answer("ago(24)") }
        #expect(throws: SQLiteError.self) { try answer("ago(1.5)") }
        #expect(throws: SQLiteError.self) { try answer("ago()") }
        #expect(throws: SQLiteError.self) { try answer("ago('1h', '2h')") }
        #expect(throws: SQLiteError.self) { try answer("now(1)") }
    }
}
