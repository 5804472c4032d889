import Testing

@testable import QueryEngine

@Suite struct SQLQuotingTests {
    /// Texts that try to end a quotation; a quote with a combining mark behind it is one Swift character.
    private static let texts = [
        "", "a", "it's", "\"", "'", "''", "\"\"", "a\"b'c", "'\u{301}", "\"\u{301} or 1",
        "'\u{301} or 1=1 --",
        "'\u{200D}", "中'文\"", "\\'", "';drop table x;--", "'\u{FE0F}", "\r\n'",
    ]

    @Test(arguments: texts)
    func `a quoted literal is the text`(_ text: String) throws {
        let connection = try Connection()
        let statement = try PreparedStatement("select \(text.quotedLiteral)", on: connection)
        #expect(try statement.step())
        #expect(statement.value(0) == .text(text))
    }

    @Test(arguments: texts)
    func `a quoted identifier is the name`(_ text: String) throws {
        let connection = try Connection()
        let statement = try PreparedStatement("select 1 as \(text.quotedIdentifier)", on: connection)
        #expect(statement.columnNames == [text])
    }

    @Test func `only A to Z are made small, as SQLite compares names`() {
        #expect("AbC_Z1".asciiLowercased == "abc_z1")
        #expect("ÄÖ中İ".asciiLowercased == "ÄÖ中İ")
        #expect("@[`{".asciiLowercased == "@[`{")
        #expect("A\u{301}".asciiLowercased == "a\u{301}")
    }
}
