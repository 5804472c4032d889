import JSONBytes
import Testing

@Suite struct LiteralTests {
    @Test(arguments: [("null", JSONToken.Kind.null), ("true", .true), ("false", .false)])
    func `a word is a value`(_ text: String, _ kind: JSONToken.Kind) throws {
        #expect(try token(text) == JSONToken(kind: kind, start: 0, end: text.utf8.count))
        #expect(
            try token(" \t\r\n\(text) ") == JSONToken(kind: kind, start: 4, end: 4 + text.utf8.count))
    }

    @Test(arguments: [
        "nul", "tru", "fals", "n", "NULL", "True", "FALSE", "nil", "yes", "undefined", "NaN", "Infinity",
    ])
    func `another word is none`(_ text: String) {
        #expect(problem(text) == JSONError(offset: 0, reason: .badLiteral))
        #expect(problem("[1, \(text)]") == JSONError(offset: 4, reason: .badLiteral))
    }

    @Test func `a word does not go on`() {
        #expect(problem("nulls") == JSONError(offset: 4, reason: .trailingBytes))
        #expect(problem("[true1]") == JSONError(offset: 5, reason: .expectedCommaOrBracket))
        #expect(problem("{\"a\":falsey}") == JSONError(offset: 10, reason: .expectedCommaOrBrace))
    }

    @Test(arguments: ["'a'", "+1", ".5", "?", "/", "}", "]", ",", ":", "\\", "\u{7F}", "中", "\u{FEFF}1"])
    func `nothing else starts a value`(_ text: String) {
        #expect(problem(text) == JSONError(offset: 0, reason: .unexpectedByte))
        #expect(problem("  \(text)") == JSONError(offset: 2, reason: .unexpectedByte))
    }

    @Test func `only the four white space characters may stand around a value`() {
        #expect(problem(" \t\r\n1 \t\r\n") == nil)
        for byte in UInt8.min...UInt8.max where ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            #expect(
                problem([UInt8(ascii: "0"), byte]) != nil || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte)
            #expect(
                problem([byte, UInt8(ascii: "0")]) != nil || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte)
        }
        for space in ["\u{0B}", "\u{0C}", "\u{00}", "\u{A0}", "\u{2028}", "\u{3000}"] {
            #expect(problem("\(space)1")?.offset == 0)
            #expect(problem("1\(space)") == JSONError(offset: 1, reason: .trailingBytes))
        }
    }

    @Test(arguments: ["", " ", "\n\n\t "])
    func `nothing is no document`(_ text: String) {
        #expect(problem(text) == JSONError(offset: text.utf8.count, reason: .unexpectedEnd))
    }

    @Test func `one document, not two`() {
        #expect(problem("1 2") == JSONError(offset: 2, reason: .trailingBytes))
        #expect(problem("{} {}") == JSONError(offset: 3, reason: .trailingBytes))
        #expect(problem("[],") == JSONError(offset: 2, reason: .trailingBytes))
    }

    @Test func `an error says what and where`() {
        #expect(JSONError(offset: 7, reason: .expectedColon).description == "expected a colon at byte 7")
    }
}
