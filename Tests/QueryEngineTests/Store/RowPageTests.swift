import Testing

@testable import QueryEngine

@Suite struct RowPageTests {
    /// A column without a type would not exist; these keep every class as it is or as its affinity has it.
    private static let columns = [Column("i", .integer), Column("r", .real), Column("t", .text)]

    @Test func `rows of values are stored by the columns' affinity`() throws {
        let table = try StoreTable(Self.columns)
        let rows: [[Value]] = [
            [1, 1.5, "x"], [nil, nil, nil], [.integer(.min), .real(-.infinity), ""], ["7", "2.5", 8],
            ["junk", "junk", 1.5], [.blob([1, 0]), .blob([]), .blob([0])], [1.0, 2, "a\u{0}b"],
            [1.25, .real(.nan), "中"],
        ]
        let count = try table.twin.insert(
            Page(.rows(rows), fetchedAt: 0), of: ScanRequest(columns: [0, 1, 2]))
        #expect(count == rows.count)
        #expect(
            try table.rows() == [
                [1, 1.5, "x"], [nil, nil, nil], [.integer(.min), .real(-.infinity), ""], [7, 2.5, "8"],
                ["junk", "junk", "1.5"], [.blob([1, 0]), .blob([]), .blob([0])], [1, 2.0, "a\u{0}b"],
                [1.25, nil, "中"],
            ])
    }

    @Test(arguments: [0, 1, 9, 10, 11, 25])
    func `any number of rows, with texts that only live in them`(_ count: Int) throws {
        let table = try StoreTable(Self.columns)
        let rows: [[Value]] = (0..<count).map { index in
            [.integer(Int64(index)), nil, .text(String(repeating: "长", count: index * 1000))]
        }
        #expect(
            try table.twin.insert(Page(.rows(rows), fetchedAt: 0), of: ScanRequest(columns: [0, 1, 2]))
                == count)
        #expect(try table.rows() == rows)
    }
}
