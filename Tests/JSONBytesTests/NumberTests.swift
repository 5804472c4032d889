import JSONBytes
import Testing

@Suite struct NumberTests {
    @Test(arguments: ["0", "-0", "7", "10", "-12", "1234567890123456789012345678901234567890"])
    func `an integer is not special`(_ text: String) throws {
        #expect(try token(text) == JSONToken(kind: .number, start: 0, end: text.utf8.count))
    }

    @Test(arguments: [
        "0.0", "-0.5", "1.25", "100.00", "0e0", "1e5", "1E5", "1e+5", "1E-05", "-1.5e300", "1e999999",
        "0.0e-0",
    ])
    func `a fraction or an exponent is special`(_ text: String) throws {
        #expect(
            try token(text) == JSONToken(kind: .number, start: 0, end: text.utf8.count, isSpecial: true))
    }

    @Test(arguments: [
        "-", "00", "01", "-01", "0123", "1.", "-1.", "1.e5", "1e", "1e+", "1E-", "1.5e", "--1", "-a", "- 1",
        "-.5",
    ])
    func `a malformed number is an error at its start`(_ text: String) {
        #expect(problem(text) == JSONError(offset: 0, reason: .badNumber))
        #expect(problem("[ \(text)]") == JSONError(offset: 2, reason: .badNumber))
    }

    @Test func `a number ends where its grammar does`() {
        #expect(problem("1.5.5") == JSONError(offset: 3, reason: .trailingBytes))
        #expect(problem("0x10") == JSONError(offset: 1, reason: .trailingBytes))
        #expect(problem("1e5e5") == JSONError(offset: 3, reason: .trailingBytes))
        #expect(problem("[1_000]") == JSONError(offset: 2, reason: .expectedCommaOrBracket))
        #expect(problem("[1-1]") == JSONError(offset: 2, reason: .expectedCommaOrBracket))
        #expect(problem("[1,000]") == JSONError(offset: 3, reason: .badNumber))
        #expect(problem("１") == JSONError(offset: 0, reason: .unexpectedByte))
    }

    @Test func `every text of up to five of its characters is a number or not as the grammar says`() throws {
        let alphabet = Array("019-+.e".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<5 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts {
                let isNumber = (problem(text) == nil)
                #expect(isNumber == Grammar.isNumber(text), "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    /// RFC 8259, section 6, one automaton state after the other.
    private enum Grammar {
        static func isNumber(_ text: [UInt8]) -> Bool {
            enum State { case start, minus, zero, integer, point, fraction, e, sign, exponent }
            var state = State.start
            for byte in text {
                let isDigit = byte >= 0x30 && byte <= 0x39
                switch (state, byte) {
                case (.start, UInt8(ascii: "-")): state = .minus
                case (.start, UInt8(ascii: "0")), (.minus, UInt8(ascii: "0")): state = .zero
                case (.start, _) where isDigit, (.minus, _) where isDigit, (.integer, _) where isDigit:
                    state = .integer
                case (.zero, UInt8(ascii: ".")), (.integer, UInt8(ascii: ".")): state = .point
                case (.point, _) where isDigit, (.fraction, _) where isDigit: state = .fraction
                case (.zero, UInt8(ascii: "e")), (.integer, UInt8(ascii: "e")),
                    (.fraction, UInt8(ascii: "e")):
                    state = .e
                case (.e, UInt8(ascii: "+")), (.e, UInt8(ascii: "-")): state = .sign
                case (.e, _) where isDigit, (.sign, _) where isDigit, (.exponent, _) where isDigit:
                    state = .exponent
                default: return false
                }
            }
            return [.zero, .integer, .fraction, .exponent].contains(state)
        }
    }
}
