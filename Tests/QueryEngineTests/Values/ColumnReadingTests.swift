import Testing

@testable import QueryEngine

@Suite struct ColumnReadingTests {
    private static let texts = [
        "", " ", "     ", "null", "NULL", "0", "12", " 12 ", "1e3", "1.5", "-0.0", "9223372036854775807",
        "9223372036854775808", "2024-01-08", "2024-01-08 0:00", "1604164439", "1604164439010",
        "20240301220000",
        "junk", "ecs-vm", "ECS_VM", "中文", "[1]",
    ]

    @Test(arguments: texts, ColumnType.allCases)
    func `a column makes of a text what it makes of it in a page`(_ text: String, _ type: ColumnType) throws {
        for enumeration in [nil, Enumeration(["ECS_VM": ["vm"]])] {
            let column = Column("a", type, enumeration: enumeration, zone: .fixed(seconds: 28_800))
            let table = try StoreTable([column])
            try table.insert("[{\"a\": \"\(text)\"}]")
            let isUnreadable = !table.twin.unreadable.isEmpty
            let value = column.read(text)
            #expect(isUnreadable == (value == nil))
            #expect(try table.rows() == [[value ?? .null]])
        }
    }

    @Test func `a column's keys are those of its source, in order`() {
        #expect(Column("a", .text).keys == ["a"])
        #expect(Column("a", .text, wire: ["A", "b"]).keys == ["A", "b"])
        #expect(Column("a", .text, source: .computed(key: "k") { .text($0) }).keys == ["k"])
        #expect(Column("a", .text, wire: ["A"], source: .item).keys == [])
    }
}
