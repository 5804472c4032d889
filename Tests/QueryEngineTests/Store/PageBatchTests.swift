import Testing

@testable import QueryEngine

@Suite struct PageBatchTests {
    private static let columns = [Column("id", .integer), Column("name", .text), Column("plain", .text)]

    private func item(_ id: Int, length: Int = 3) -> String {
        // An escape makes the arena hold the text; the plain one is bound in place.
        let text = String(repeating: "x", count: length)
        return "{\"id\":\(id),\"name\":\"\\n\(text)\(id)\",\"plain\":\"\(text)\(id)\"}"
    }

    private func row(_ id: Int, length: Int = 3) -> [Value] {
        let text = String(repeating: "x", count: length)
        return [.integer(Int64(id)), .text("\n\(text)\(id)"), .text("\(text)\(id)")]
    }

    @Test(arguments: [0, 1, 2, 25, 99, 100, 101, 199, 200, 201, 1000])
    func `a page of any number of rows is stored in order`(_ count: Int) throws {
        let table = try StoreTable(Self.columns)
        for round in 0..<2 {
            let page = (0..<count).map { item(round * count + $0) }.joined(separator: ", ")
            #expect(try table.insert("[\(page)]") == count)
        }
        #expect(try table.rows() == (0..<2 * count).map { row($0) })
    }

    @Test func `texts of two megabytes in every row`() throws {
        let table = try StoreTable(Self.columns)
        let length = 2_000_000
        #expect(
            try table.insert("[\((0..<12).map { item($0, length: length) }.joined(separator: ","))]") == 12)
        try table.insert("[\(item(12))]")
        #expect(
            try table.rows("id, length(name), length(plain), substr(name, 1, 2), substr(plain, -2)")
                == (0..<12).map { id in
                    let size = Int64(length + "\(id)".count)
                    return [
                        .integer(Int64(id)), .integer(size + 1), .integer(size), "\nx",
                        .text(id < 10 ? "x\(id)" : "\(id)"),
                    ]
                } + [[12, 6, 5, "\nx", "12"]])
    }

    @Test func `texts of growing lengths in one batch`() throws {
        let table = try StoreTable(Self.columns)
        let lengths = [0, 1, 16_380, 16_384, 16_385, 40_000, 1, 100_000, 0, 33_000, 70_000]
        let page = lengths.enumerated().map { item($0.offset, length: $0.element) }.joined(separator: ",")
        for _ in 0..<2 { try table.insert("[\(page)]") }
        let expected = lengths.enumerated().map { row($0.offset, length: $0.element) }
        #expect(try table.rows() == expected + expected)
    }

    @Test func `a page goes and its texts stay`() throws {
        let table = try StoreTable(Self.columns)
        var page = Array("[\(item(1))]".utf8)
        try table.insert(page)
        for index in page.indices { page[index] = UInt8(ascii: "?") }
        try table.insert("[\(item(2))]")
        #expect(try table.rows() == [row(1), row(2)])
    }

    @Test func `the items may stand anywhere in the document`() throws {
        let table = try StoreTable([Column("id", .integer)])
        let text = #"{"total":"2","list" : [ {"id":1}, {"id":2} ] , "more":[{"id":3}]}"#
        let bytes = Array(text.utf8)
        let start = try #require(bytes.firstIndex(of: UInt8(ascii: "[")))
        let end = try #require(bytes.firstIndex(of: UInt8(ascii: "]")))
        let page = Page(.json(bytes, items: start..<end + 1), fetchedAt: 0)
        #expect(try table.twin.insert(page, of: ScanRequest(columns: [0])) == 2)
        #expect(try table.rows() == [[1], [2]])
    }

    @Test func `a table without columns counts its rows`() throws {
        let table = try StoreTable([])
        #expect(try table.insert(#"[{"a":1},{},{"b":[2]}]"#) == 3)
        #expect(
            try table.twin.insert(Page(.rows([[], []]), fetchedAt: 0), of: ScanRequest(columns: [])) == 2)
        #expect(try table.rows("count(*)") == [[5]])
    }

    @Test func `an emptied table takes pages anew`() throws {
        let table = try StoreTable(Self.columns, name: "a \"b'\u{301}")
        try table.insert("[\(item(1)),\(item(2))]")
        try table.twin.clear()
        #expect(try table.rows().isEmpty)
        try table.insert("[\(item(3))]")
        #expect(try table.rows() == [row(3)])
    }

    @Test func `a table of a hundred columns`() throws {
        let names = (0..<100).map { "c\($0)" }
        let table = try StoreTable(names.map { Column($0, .integer) })
        let item =
            "{" + names.enumerated().map { "\"\($0.element)\":\($0.offset)" }.joined(separator: ",") + "}"
        try table.insert("[" + Array(repeating: item, count: 11).joined(separator: ",") + "]")
        #expect(try table.rows() == Array(repeating: (0..<100).map { .integer($0) }, count: 11))
    }
}
