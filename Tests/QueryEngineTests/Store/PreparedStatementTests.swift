import Testing

@testable import QueryEngine

@Suite struct PreparedStatementTests {
    @Test(
        arguments: [
            .null, .integer(0), .integer(.min), .integer(.max), .real(0), .real(-0.0), .real(.infinity),
            .real(-.infinity),
            .real(.leastNonzeroMagnitude), .real(1.7976931348623157e308), .text(""), .text("x"),
            .text("a\u{0}b"),
            .text("\u{0}"),
            .text("中文😀\u{10FFFF}"), .text(String(repeating: "长", count: 100_000)), .text("e\u{301}"),
            .blob([]),
            .blob([0]), .blob([0, 255, 0]), .blob([UInt8](repeating: 7, count: 100_000)),
        ] as [Value])
    func `a bound value comes back as it was`(_ value: Value) throws {
        let statement = try PreparedStatement("select ?, ?1, typeof(?1)", on: Connection())
        for _ in 0..<2 {
            try statement.bind(value, at: 1)
            #expect(try statement.step())
            #expect(statement.row().values.prefix(2) == [value, value])
            let type =
                switch value {
                case .null: "null"
                case .integer: "integer"
                case .real: "real"
                case .text: "text"
                case .blob: "blob"
                }
            #expect(statement.value(2) == .text(type))
            #expect(try !statement.step())
            statement.reset()
        }
    }

    @Test func `a text of decomposed characters keeps its bytes`() throws {
        let statement = try PreparedStatement("select ?, hex(?1)", on: Connection())
        try statement.bind(.text("e\u{301}"), at: 1)
        #expect(try statement.step())
        #expect(statement.value(1) == "65CC81")
        let text = if case .text(let text) = statement.value(0) { text } else { "" }
        #expect(Array(text.utf8) == [0x65, 0xCC, 0x81])
    }

    @Test func `NaN is NULL, as SQLite has none`() throws {
        let statement = try PreparedStatement("select ?", on: Connection())
        try statement.bind(.real(.nan), at: 1)
        #expect(try statement.step())
        #expect(statement.value(0) == .null)
    }

    @Test func `bytes in a text that are not UTF-8 are replaced`() throws {
        let statement = try PreparedStatement("select cast(x'61ff62' as text)", on: Connection())
        #expect(try statement.step())
        #expect(statement.value(0) == "a\u{FFFD}b")
    }

    @Test func `parameters have numbers and names`() throws {
        let statement = try PreparedStatement("select ?, :a, $b, @c, ?7, :a, ?", on: Connection())
        #expect(statement.parameterCount == 8)
        #expect(
            (0...9).map(statement.parameterName) == [nil, nil, ":a", "$b", "@c", nil, nil, "?7", nil, nil])
        #expect(throws: SQLiteError.self) { try statement.bind(1, at: 9) }
        #expect(throws: SQLiteError.self) { try statement.bind("x", at: 0) }
    }

    @Test func `columns have names, and declared types where they are columns`() throws {
        let table = try StoreTable([Column("a", .integer), Column("b", .time), Column("c", .json)])
        let statement = try PreparedStatement(
            "select a, b as x, c, a + 1, 'q' as \"\" from t", on: table.connection)
        #expect(statement.columnNames == ["a", "x", "c", "a + 1", ""])
        #expect(statement.declaredTypes == ["INTEGER", "TIME TEXT", "JSON TEXT", nil, nil])
        #expect(
            statement.declaredTypes.map { $0.flatMap(ColumnType.init(declaration:)) } == [
                .integer, .time, .json, nil, nil,
            ])
    }

    @Test(arguments: [
        ("selec 1", "near \"selec\": syntax error", 0), ("select nope", "no such column: nope", 7),
        ("select \"nope\"", "no such column: nope", 7),
        ("select * from nowhere", "no such table: nowhere", nil),
        ("select 'open", "unrecognized token: \"'open\"", 7), ("select (1", "incomplete input", nil),
    ])
    func `a text that SQLite does not take is an error with its place`(
        _ sql: String, _ message: String, _ offset: Int?
    ) throws {
        let connection = try Connection()
        let error = #expect(throws: SQLiteError.self) { try PreparedStatement(sql, on: connection) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
        #expect(error?.description == message)
    }

    @Test(arguments: ["", " ", "-- nothing", ";", "/* */"])
    func `a text without a statement is an error`(_ sql: String) throws {
        let connection = try Connection()
        #expect(throws: SQLiteError.self) { try PreparedStatement(sql, on: connection) }
    }

    @Test func `an error while running is SQLite's`() throws {
        let statement = try PreparedStatement(
            "select abs(a) from (select 1 as a union all select -9223372036854775807 - 1)", on: Connection())
        let error = #expect(throws: SQLiteError.self) { while try statement.step() {} }
        #expect(error?.message == "integer overflow")
        #expect(error?.isInterrupt == false)
        #expect(error?.isOutOfMemory == false)
    }

    @Test func `a length beyond 32 bits does not wrap`() {
        let bytes = UnsafeBufferPointer<UInt8>(start: UnsafePointer(bitPattern: 16), count: 5_000_000_000)
        #expect(Cell.text(bytes).count == .max)
        #expect(Cell.blob(bytes).count == .max)
    }

    @Test func `a statement keeps its connection alive`() throws {
        func statement() throws -> PreparedStatement { try PreparedStatement("select 42", on: Connection()) }
        let statement = try statement()
        #expect(try statement.step())
        #expect(statement.value(0) == 42)
    }
}
