import Testing

@testable import QueryEngine

@Suite struct ContextColumnTests {
    private static let columns = [
        Column("_json", .json, source: .item, isHidden: true),
        Column("_fetched_at", .time, source: .fetchedAt, isHidden: true),
        Column("_request_id", .text, source: .requestID, isHidden: true),
        Column("window_begin", .time, source: .windowBegin, isHidden: true),
        Column("window_end", .time, source: .windowEnd, isHidden: true),
        Column(
            "service", .text, source: .parameter("service_type"), enumeration: Enumeration(["ECS_VM": ["vm"]])
        ),
        Column("level", .integer, source: .parameter("level")),
        Column("empty", .text, source: ColumnSource.none),
    ]

    private func rows(_ page: Page, _ request: ScanRequest, list: String = "*") throws -> [[Value]] {
        let table = try StoreTable(Self.columns)
        _ = try table.twin.insert(page, of: request)
        return try table.rows(list)
    }

    private func page(_ text: String, fetchedAt: Int64 = 1_604_164_439_010, requestID: String? = nil) -> Page
    {
        let bytes = Array(text.utf8)
        return Page(.json(bytes, items: 0..<bytes.count), fetchedAt: fetchedAt, requestID: requestID)
    }

    @Test func `every row has what its page has in common`() throws {
        let request = ScanRequest(
            parameters: ["service_type": "vm", "level": "4"],
            window: TimeWindow(begin: 1_604_000_000_000, end: 1_604_000_000_999), columns: [])
        let items = (0..<12).map { "{\"a\":\($0)}" }
        let rows = try rows(page("[\(items.joined(separator: ","))]", requestID: "req-中\n1"), request)
        #expect(
            rows
                == items.map { item in
                    [
                        .text(item), "2020-10-31 17:13:59.010", "req-中\n1", "2020-10-29 19:33:20",
                        "2020-10-29 19:33:20.999", "ECS_VM", 4, nil,
                    ]
                })
    }

    @Test func `what a request does not have is NULL`() throws {
        let rows = try rows(page("[{}]", fetchedAt: -1), ScanRequest(columns: []))
        #expect(rows == [["{}", nil, nil, nil, nil, nil, nil, nil]])
    }

    @Test func `an unknown value of a parameter is kept as sent`() throws {
        let request = ScanRequest(parameters: ["service_type": "new-thing", "level": "high"], columns: [])
        #expect(try rows(page("[{}]"), request, list: "service, level") == [["new-thing", "high"]])
    }

    @Test func `_json is the item exactly as sent`() throws {
        let items = [
            #"{}"#, #"{ }"#, #"{"a" : 1.50 ,"a":"\u00e9\/" }"#, "{\n\t\"b\": [ 1,  {\"c\" :null}]\r\n}",
            #"{"nul":"\u0000","中":"文"}"#, #"{"n":12345678901234567890.000}"#,
        ]
        let rows = try rows(
            page("[ \(items.joined(separator: " ,\n"))\t]"), ScanRequest(columns: []), list: "_json")
        #expect(rows == items.map { [.text($0)] })
    }

    @Test func `an item with a key of a context column does not fill it`() throws {
        let item = #"{"_json":1,"_request_id":"fake","window_begin":0,"service":"x","empty":"y"}"#
        #expect(
            try rows(
                page("[\(item)]"), ScanRequest(columns: []),
                list: "_json, _request_id, window_begin, service, empty")
                == [[.text(item), nil, nil, nil, nil]])
    }

    @Test func `a column of an enumeration holds canonical spellings`() throws {
        let column = Column("s", .text, enumeration: Enumeration(["ECS_VM": ["vm", ""], "EVS": []]))
        let table = try StoreTable([column, Column("raw", .text, wire: ["s"])])
        let sent = ["", "ecs-vm", "ecs-vm", "evs", "other", "other", "EVS", "e\\u0076s", ""]
        try table.insert(
            "[\(sent.map { "{\"s\":\"\($0)\"}" }.joined(separator: ",")),{\"s\":null},{\"s\":7}]")
        #expect(
            try table.rows("s")
                == [
                    ["ECS_VM"], ["ECS_VM"], ["ECS_VM"], ["EVS"], ["other"], ["other"], ["EVS"], ["EVS"],
                    ["ECS_VM"],
                    [nil], ["7"],
                ])
        // Case does not matter in a comparison with it.
        #expect(try table.rows("s = 'evs' or s = 'OTHER'").filter { $0 == [1] }.count == 5)
    }

    @Test func `a computed column is worked out from the value's text`() throws {
        let column = Column(
            "c", .text,
            source: .computed(key: "k") { text in
                switch text {
                case "null": .null
                case "int": .integer(.max)
                case "real": .real(0.1)
                case "nan": .real(.nan)
                case "blob": .blob([0, 1, 255])
                case "empty": .blob([])
                default: .text("<\(text)>")
                }
            })
        let table = try StoreTable([column], name: "computed")
        try table.insert(
            #"""
            [{"k":"a\n\u0000"},{"k":12.50},{"k":true},{"k":[1, 2]},{"k":{"x":"y"}},{"k":""},{"k":"null"},{"k":null},{},
             {"k":"blob"},{"k":"empty"},{"k":"nan"},{"k":"int"}]
            """#)
        #expect(
            try table.rows() == [
                ["<a\n\u{0}>"], ["<12.50>"], ["<true>"], ["<[1, 2]>"], [#"<{"x":"y"}>"#], ["<>"], [nil],
                [nil], [nil],
                [.blob([0, 1, 255])], [.blob([])], [nil], ["9223372036854775807"],
            ])
    }

    @Test func `a column that is the same in all rows is there and takes no room`() throws {
        let connection = try Connection()
        let stored = [
            StoredColumn(name: "window_begin", column: Self.columns[3], constant: "2020-10-29 19:33:20"),
            StoredColumn(name: "a", column: Column("a", .integer)),
            StoredColumn(name: "window_end", column: Self.columns[4], constant: "it's"),
        ]
        for (name, columns) in [("some", stored), ("only", [stored[0], stored[2]])] {
            let twin = try TwinTable(name: name, columns: columns, on: connection)
            #expect(
                try twin.insert(page(#"[{"a":1},{"a":2,"window_end":3}]"#), of: ScanRequest(columns: [])) == 2
            )
            try twin.insert([columns.indices.map { .integer(Int64($0)) }])
            let statement = try PreparedStatement(
                "select window_begin, window_end, \(columns.count == 3 ? "a" : "9") from \(name)",
                on: connection)
            #expect(statement.declaredTypes.prefix(2) == ["TIME TEXT", "TIME TEXT"])
            var rows: [[Value]] = []
            while try statement.step() { rows.append(statement.row().values) }
            let last: [Value] = columns.count == 3 ? [1, 2, 1] : [9, 9, 9]
            #expect(rows == last.map { ["2020-10-29 19:33:20", "it's", $0] })
        }
    }
}
