import Testing

@testable import QueryEngine

@Suite struct PlainReadingTests {
    private static let texts = [
        "0", "7", "-7", "-0", "007", "-", "+5", " 5", "5 ", "1.5", "-1.5", ".5", "5.", "-.5", "-0.0", "1.2.3",
        ".",
        "1e3", "12,5", "0x10", "99.99", "0.1", "0.30000000000000004", "123456789012345", "1234567890123456",
        "123456789012345678", "1234567890123456789", "-123456789012345678", "9223372036854775807",
        "9223372036854775808", "0.000000000000001", "12345678.9012345", "123456789.0123456", "null", "NaN",
        "",
        "1793836800000", "1793836800123", "179383680000", "17938368000000", "0000000000000", "0001793836800",
        "9999999999999", "179383680000x", "1793836800", "20261105000000", "2026-11-05",
        "2026-11-05 01:02:03.4",
        "2026-11-05T01:02:03+08:00",
    ]

    /// A value and the same value with its first character escaped, which takes the long way.
    private func values(_ text: String, _ type: ColumnType) throws -> [[Value]] {
        let table = try StoreTable([Column("a", type)])
        let escaped = text.unicodeScalars.first.map { first in
            let digits = String(first.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits + text.dropFirst()
        }
        try table.insert("[{\"a\":\"\(text)\"},{\"a\":\"\(escaped ?? text)\"}]")
        return try table.rows()
    }

    @Test(arguments: texts, [ColumnType.text, .integer, .real, .time, .json])
    func `a string means the same, however it is escaped`(_ text: String, _ type: ColumnType) throws {
        let rows = try values(text, type)
        #expect(rows.count == 2 && rows[0] == rows[1])
        if case (.real(let plain), .real(let escaped)) = (rows[0][0], rows[1][0]) {
            #expect(plain.bitPattern == escaped.bitPattern)
        }
    }

    @Test func `times of many days are written as the long way writes them`() throws {
        let known = (0..<400).map { Int64(1_000_000_000_000 + $0 * 22_345_678_901 % 8_999_999_999_999) }
        let table = try StoreTable([Column("a", .time), Column("b", .time)])
        // The escape stands for the first digit.
        let items = known.map { "{\"a\":\"\($0)\",\"b\":\"\\u003\($0)\"}" }
        try table.insert("[\(items.joined(separator: ","))]")
        for (row, time) in zip(try table.rows(), known) {
            #expect(row[0] == TimeText.format(time).map(Value.text))
            #expect(row[0] == row[1])
        }
    }

    @Test func `keys are known by their whole text`() throws {
        let long = String(repeating: "k", count: 100)
        let columns = ["a", "ab", "abcdefgh", "abcdefgi", "abcdefghi", long].map { Column($0, .text) }
        let table = try StoreTable(columns)
        let names = columns.map(\.name)
        let items = (0..<50).map { number in
            let order = names.indices.map { names[($0 * 5 + number) % names.count] }
            let members = order.map { "\"\($0)\":\"\($0.count)-\(number)\"" }
            return "{\(members.joined(separator: number % 3 == 0 ? " , " : ","))}"
        }
        try table.insert("[\(items.joined(separator: ","))]")
        for (number, row) in try table.rows().enumerated() {
            #expect(row == names.map { .text("\($0.count)-\(number)") })
        }
    }
}
