import Testing

@testable import QueryEngine

@Suite struct PageKeyTests {
    private let twoSpellings = [
        Column("id", .integer), Column("available", .real, wire: ["available", "avaliable", "free"]),
    ]

    @Test func `any spelling of a key fills the column`() throws {
        let table = try StoreTable(twoSpellings)
        try table.insert(
            #"[{"id":1,"available":"1"},{"id":2,"avaliable":2},{"free":3,"id":3},{"id":4,"AVAILABLE":4}]"#)
        #expect(try table.rows() == [[1, 1.0], [2, 2.0], [3, 3.0], [4, nil]])
    }

    @Test(
        arguments: [
            (#"{"available":1,"avaliable":2}"#, 1.0), (#"{"avaliable":2,"available":1}"#, 1.0),
            (#"{"free":3,"avaliable":2}"#, 2.0), (#"{"avaliable":2,"free":3}"#, 2.0),
            (#"{"free":3,"available":1,"avaliable":2}"#, 1.0), (#"{"available":null,"avaliable":2}"#, 2.0),
            (#"{"available":"null","free":3,"avaliable":""}"#, 3.0),
            (#"{"avaliable":2,"available":null}"#, 2.0),
            (#"{"available":"junk","avaliable":2}"#, 2.0), (#"{"avaliable":2,"available":"junk"}"#, 2.0),
            (#"{"available":null,"avaliable":"null"}"#, nil),
        ] as [(String, Value)])
    func `of several spellings the preferred one with a value counts, in any order`(
        _ item: String, _ value: Value
    ) throws {
        let table = try StoreTable(twoSpellings)
        try table.insert(#"[{"free":9,"id":1},\#(item),{"id":2},\#(item)]"#)
        #expect(try table.rows("available") == [[9.0], [value], [nil], [value]])
    }

    @Test func `of equal keys the last one with a value counts`() throws {
        let table = try StoreTable([Column("a", .text), Column("b", .integer)])
        try table.insert(#"[{"a":"x","b":1,"a":"y"},{"a":"x","a":null,"b":2},{"b":3,"b":4,"b":""}]"#)
        #expect(try table.rows() == [["y", 1], ["x", 2], [nil, 4]])
    }

    @Test func `keys in changing order find their columns`() throws {
        let names = ["a", "b", "c", "d", "e"]
        let table = try StoreTable(names.map { Column($0, .text) })
        var generator = SeededBits(seed: 11)
        var expected: [[Value]] = []
        var items: [String] = []
        for row in 0..<500 {
            let present = names.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
            let unknown = ["x", "aa", "", "A"].filter { _ in Bool.random(using: &generator) }
            let members = (present + unknown).shuffled(using: &generator).map { "\"\($0)\":\"\($0)\(row)\"" }
            items.append("{\(members.joined(separator: ","))}")
            expected.append(names.map { present.contains($0) ? .text("\($0)\(row)") : .null })
        }
        #expect(try table.insert("[\(items.joined(separator: ","))]") == 500)
        #expect(try table.rows() == expected)
    }

    @Test func `a missing key is NULL, whatever the rows before had`() throws {
        let table = try StoreTable([Column("a", .text), Column("b", .integer), Column("c", .time)])
        let full = #"{"a":"full","b":1,"c":0}"#
        for count in [1, 2, 9, 10, 11, 12, 25] {
            let items = (0..<count).map { $0.isMultiple(of: 2) ? full : "{}" }
            try table.insert("[\(items.joined(separator: ","))]")
            let rows = try table.rows().suffix(count)
            for (index, row) in rows.enumerated() {
                #expect(
                    row == (index.isMultiple(of: 2) ? ["full", 1, "1970-01-01 00:00:00"] : [nil, nil, nil]))
            }
        }
        // A page that fails in the middle of a row leaves nothing for the next one.
        #expect(table.refusal(#"[{"a":"left","b":7,"#) != nil)
        try table.insert(#"[{}]"#)
        #expect(try table.rows().last == [nil, nil, nil])
    }

    @Test func `escaped keys are the same keys`() throws {
        let table = try StoreTable([
            Column("name", .text), Column("中\"", .integer), Column("nul", .integer, wire: ["a\u{0}b"]),
        ])
        try table.insert(
            #"[{"n\u0061me":"x","\u4e2d\"":1,"a\u0000b":2},{"name":"y","中\"":3},{"\u006e\u0061\u006d\u0065":"z"},{"n\\u0061me":"no"}]"#
        )
        #expect(try table.rows() == [["x", 1, 2], ["y", 3, nil], ["z", nil, nil], [nil, nil, nil]])
    }

    @Test func `one key fills several columns`() throws {
        let table = try StoreTable([
            Column("severity", .integer), Column("severity_text", .text, wire: ["severity"]),
            Column("severity_name", .text, source: .computed(key: "severity") { .text("n\($0)") }),
        ])
        try table.insert(#"[{"severity":"4"},{"severity":null}]"#)
        #expect(try table.rows() == [[4, "4", "n4"], [nil, nil, nil]])
    }

    @Test func `keys that are prefixes of others are not mixed up`() throws {
        let table = try StoreTable([Column("a", .integer), Column("ab", .integer), Column("", .integer)])
        try table.insert(#"[{"ab":1,"a":2,"":3},{"abc":9,"a":4},{"a ":9," a":9,"A":9}]"#)
        #expect(try table.rows() == [[2, 1, 3], [4, nil, nil], [nil, nil, nil]])
    }

    @Test func `an item with thousands of keys is read`() throws {
        let table = try StoreTable([Column("k0", .integer), Column("k2999", .integer)])
        let members = (0..<3000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        #expect(try table.insert("[{\(members)},{\(members)}]") == 2)
        #expect(try table.rows() == [[0, 2999], [0, 2999]])
    }
}
