import Testing

@testable import QueryEngine

@Suite struct PageValueTests {
    /// The cell that a column makes of one JSON value.
    private func cell(_ type: ColumnType, _ json: String) throws -> (value: Value, isUnreadable: Bool) {
        let table = try StoreTable([Column("a", type)])
        #expect(try table.insert("[{\"a\":\(json)}]") == 1)
        return (try #require(try table.rows().first)[0], !table.twin.unreadable.isEmpty)
    }

    @Test(
        arguments: [
            (#""x""#, "x"), (#""""#, ""), (#""null""#, "null"), ("null", nil), ("true", "true"),
            ("false", "false"),
            ("12", "12"), ("-1.50e3", "-1.50e3"), ("12345678901234567890", "12345678901234567890"),
            (#"[1, "a"]"#, #"[1, "a"]"#), (#"{ "b" : 1 }"#, #"{ "b" : 1 }"#), (#""007""#, "007"),
            (#"" x ""#, " x "),
            (#""\u4e2d\n\"""#, "中\n\""), (#""中文😀""#, "中文😀"), (#""\ud83d""#, "\u{FFFD}"),
            (#""a\u0000b""#, "a\u{0}b"), (#""\u0000""#, "\u{0}"),
        ] as [(String, Value)])
    func `text is what was sent`(_ json: String, _ value: Value) throws {
        for type in [ColumnType.text, .json] {
            let (cell, isUnreadable) = try cell(type, json)
            #expect(cell == value)
            #expect(!isUnreadable)
        }
    }

    @Test(
        arguments: [
            ("12", 12), (#""12""#, 12), (#"" 12 ""#, 12), ("-0", 0), ("1.0", 1), ("1e3", 1000),
            (#""1e3""#, 1000),
            ("9223372036854775807", 9_223_372_036_854_775_807),
            (#""9223372036854775807""#, 9_223_372_036_854_775_807),
            (#""1234567890123456789""#, 1_234_567_890_123_456_789),
            (#""-9223372036854775808""#, -9_223_372_036_854_775_808), ("true", 1), ("false", 0), ("1.5", 1.5),
            (#""12.25""#, 12.25), ("null", nil), (#""""#, nil), (#""null""#, nil), (#""NULL""#, nil),
            (#""  ""#, nil),
            (#""\u0031\u0032""#, 12),
        ] as [(String, Value)])
    func `an integer column reads numbers without loss`(_ json: String, _ value: Value) throws {
        let (cell, isUnreadable) = try cell(.integer, json)
        #expect(cell == value)
        #expect(!isUnreadable)
    }

    @Test(
        arguments: [
            ("12", 12.0), (#""102.4052734375""#, 102.4052734375), ("-0.5e-3", -0.0005), (#""5""#, 5.0),
            ("1.7976931348623157e308", 1.7976931348623157e308), ("5e-324", .real(.leastNonzeroMagnitude)),
            ("true", 1),
            ("null", nil),
            (#""""#, nil), (#""null""#, nil),
        ] as [(String, Value)])
    func `a real column holds doubles`(_ json: String, _ value: Value) throws {
        let (cell, isUnreadable) = try cell(.real, json)
        // The column's affinity makes a double of the 1 that true is.
        #expect(cell == (value == 1 ? 1.0 : value))
        #expect(!isUnreadable)
    }

    @Test(
        arguments: [
            ("1604164439010", "2020-10-31 17:13:59.010"), (#""1604164439010""#, "2020-10-31 17:13:59.010"),
            ("1604164439", "2020-10-31 17:13:59"), ("1.604164439010e12", "2020-10-31 17:13:59.010"),
            ("1604164439010.4", "2020-10-31 17:13:59.010"), ("0", "1970-01-01 00:00:00"),
            (#""20240301220000""#, "2024-03-01 22:00:00"), ("20240301220000", "2024-03-01 22:00:00"),
            (#""2024-01-08 0:00""#, "2024-01-08 00:00:00"),
            (#""2024-01-08T10:11:12+08:00""#, "2024-01-08 02:11:12"),
            (#""2024\u002d01-08""#, "2024-01-08 00:00:00"), ("null", nil), (#""""#, nil), (#""null""#, nil),
            (#"" ""#, nil),
        ] as [(String, Value)])
    func `a time column holds canonical texts`(_ json: String, _ value: Value) throws {
        let (cell, isUnreadable) = try cell(.time, json)
        #expect(cell == value)
        #expect(!isUnreadable)
    }

    @Test func `a time without a zone is in the column's`() throws {
        let table = try StoreTable([
            Column("a", .time, zone: .fixed(seconds: 28_800)), Column("b", .time, wire: ["a"]),
        ])
        try table.insert(#"[{"a":"2020-11-01 01:13:59"},{"a":"2020-11-01T01:13:59Z"},{"a":1604164439000}]"#)
        #expect(
            try table.rows() == [
                ["2020-10-31 17:13:59", "2020-11-01 01:13:59"],
                ["2020-11-01 01:13:59", "2020-11-01 01:13:59"],
                ["2020-10-31 17:13:59", "2020-10-31 17:13:59"],
            ])
    }

    @Test(arguments: [
        (ColumnType.integer, #""junk""#, "junk"), (.integer, "[1]", "[1]"), (.integer, "{}", "{}"),
        (.real, #""12%""#, "12%"), (.real, "1e400", "1e400"), (.real, #""NaN""#, "NaN"),
        (.time, "true", "true"),
        (.time, "-5", "-5"), (.time, #""yesterday""#, "yesterday"), (.time, "1e300", "1e300"),
        (.time, #""2023-02-29""#, "2023-02-29"), (.integer, #""\u0000""#, "\u{0}"),
    ])
    func `an unreadable value is NULL and counted`(_ type: ColumnType, _ json: String, _ example: String)
        throws
    {
        let table = try StoreTable([Column("a", type), Column("other", type)])
        try table.insert("[{\"a\":1,\"other\":2},{\"a\":\(json)},{\"a\":\"second\"}]")
        #expect(try table.rows("a")[1...] == [[nil], [nil]])
        try table.insert("[{\"a\":\(json)}]")
        let unreadable = table.twin.unreadable
        #expect(unreadable.map(\.column) == ["a"])
        #expect(unreadable.map(\.count) == [3])
        #expect(unreadable.map(\.example) == [example])
    }

    @Test func `the example of an unreadable value is cut between characters`() throws {
        for lead in 0...3 {
            let table = try StoreTable([Column("a", .integer)])
            let text = String(repeating: "x", count: lead) + String(repeating: "中", count: 40)
            try table.insert("[{\"a\":\"\(text)\"}]")
            let example = try #require(table.twin.unreadable.first?.example)
            #expect(text.hasPrefix(example))
            #expect((58...60).contains(example.utf8.count))
        }
    }
}
