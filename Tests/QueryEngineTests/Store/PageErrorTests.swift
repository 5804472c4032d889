import Testing

@testable import QueryEngine

@Suite struct PageErrorTests {
    private static let columns = [Column("a", .integer), Column("b", .text)]

    @Test(arguments: ["1", "null", "true", #""x""#, "[]", #"[{"a":1}]"#])
    func `an item that is no object is named by its number`(_ json: String) throws {
        let table = try StoreTable(Self.columns)
        #expect(table.refusal("[\(json)]") == "item 1 is not an object")
        #expect(table.refusal(#"[{"a":1}, {"a":2} ,\#(json)]"#) == "item 3 is not an object")
        let eleven = Array(repeating: #"{"a":1}"#, count: 11).joined(separator: ",")
        #expect(table.refusal("[\(eleven),\(json)]") == "item 12 is not an object")
    }

    @Test(arguments: [
        ("", "not valid JSON (the text ends too early at byte 0)"),
        ("{}", "not valid JSON (expected an array at byte 0)"),
        ("null", "not valid JSON (expected an array at byte 0)"),
        ("[", "not valid JSON (the text ends too early at byte 1)"),
        (#"[{"a":1}"#, "item 1: not valid JSON (the text ends too early at byte 8)"),
        (#"[{"a":1},"#, "item 2: not valid JSON (the text ends too early at byte 9)"),
        (#"[{"a":1} {"a":2}]"#, "item 1: not valid JSON (expected a comma or ] at byte 9)"),
        (#"[{"a":1},{"a":02}]"#, "item 2: not valid JSON (invalid number at byte 14)"),
        (#"[{"a":1},{"a":nul}]"#, "item 2: not valid JSON (invalid literal at byte 14)"),
        (#"[{"a":1,}]"#, "item 1: not valid JSON (expected a key in double quotes at byte 8)"),
        (#"[{"a" 1}]"#, "item 1: not valid JSON (expected a colon at byte 6)"),
        (#"[{"x":{"y":[1,]}}]"#, "item 1: not valid JSON (unexpected character at byte 14)"),
        (#"[{"b":"\x"}]"#, "item 1: not valid JSON (invalid escape in a string at byte 7)"),
        ("[{\"b\":\"\n\"}]", "item 1: not valid JSON (unescaped control character in a string at byte 7)"),
        (#"[{"a":1}] x"#, "not valid JSON (text behind the end of the document at byte 10)"),
        ("<html>", "not valid JSON (expected an array at byte 0)"),
    ])
    func `a malformed page is an error with its place`(_ page: String, _ message: String) throws {
        let table = try StoreTable(Self.columns)
        #expect(table.refusal(page) == message)
    }

    @Test func `a trailing comma behind the last item is an error`() throws {
        let table = try StoreTable(Self.columns)
        #expect(table.refusal(#"[{"a":1},]"#) == "item 2 is not an object")
    }

    @Test func `bytes that are not UTF-8 are an error, wherever they stand`() throws {
        let table = try StoreTable(Self.columns)
        for (before, after) in [(#"[{"b":""#, #""}]"#), (#"[{""#, #"":1}]"#), (#"[{"unknown":""#, #""}]"#)] {
            for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8]] as [[UInt8]] {
                let error = #expect(throws: PageError.self) {
                    try table.insert(Array(before.utf8) + bad + Array(after.utf8))
                }
                #expect(error?.message == "not valid JSON (invalid UTF-8 at byte \(before.utf8.count))")
            }
        }
        #expect(try table.rows().isEmpty)
    }

    @Test func `items that do not lie in the page are an error`() throws {
        let table = try StoreTable(Self.columns)
        let bytes = Array("[]".utf8)
        for items in [0..<3, 1..<2, 2..<2, 5..<9, -1..<2, 0..<Int.max] {
            #expect(throws: PageError.self) {
                try table.twin.insert(
                    Page(.json(bytes, items: items), fetchedAt: 0), of: ScanRequest(columns: []))
            }
        }
        #expect(throws: PageError.self) {
            try table.twin.insert(Page(.json([], items: 0..<0), fetchedAt: 0), of: ScanRequest(columns: []))
        }
    }

    @Test(arguments: [0, 1, 5, 9, 10, 11, 25])
    func `a page that fails takes nothing of the next one with it`(_ good: Int) throws {
        let table = try StoreTable(Self.columns)
        let items = (0..<good).map { #"{"a":\#($0),"b":"\n\#($0)"}"# } + [#"{"a":9,"b":"\nleft","#]
        #expect(table.refusal("[" + items.joined(separator: ",")) != nil)
        let before = try table.rows().count
        #expect(before <= good)
        #expect(try table.insert(#"[{"a":100},{"b":"\tz"},{"a":101,"b":"q"}]"#) == 3)
        #expect(try table.rows()[before...] == [[100, nil], [nil, "\tz"], [101, "q"]])
    }

    @Test func `rows of another width are an error`() throws {
        let table = try StoreTable(Self.columns)
        func refusal(_ rows: [[Value]]) -> String? {
            do throws(PageError) {
                _ = try table.twin.insert(Page(.rows(rows), fetchedAt: 0), of: ScanRequest(columns: [0, 1]))
                return nil
            } catch { return error.message }
        }
        #expect(refusal([[1, "x"], [2]]) == "row 2 has the wrong number of values")
        #expect(refusal([[1, "x", 3]]) == "row 1 has the wrong number of values")
        #expect(refusal([[]]) == "row 1 has the wrong number of values")
        #expect(refusal([[7, "y"], [nil, nil]]) == nil)
        #expect(try table.rows() == [[7, "y"], [nil, nil]])
    }

    @Test func `what SQLite refuses is its message`() throws {
        let table = try StoreTable(Self.columns)
        try table.connection.execute("drop table t")
        #expect(table.refusal(#"[{"a":1}]"#) == "no such table: t")
    }
}
