import Testing

@testable import QueryEngine

@Suite struct NumberReaderTests {
    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("007", 7), ("-0", 0), (" 42 ", 42),
            ("1234567890123456789", 1_234_567_890_123_456_789), ("9223372036854775807", Int64.max),
            ("-9223372036854775808", Int64.min), ("-9223372036854775807", -9_223_372_036_854_775_807),
            ("0000000000000000000000000000009223372036854775807", Int64.max),
        ] as [(String, Int64)])
    func `digits that fit are an integer`(_ text: String, _ value: Int64) {
        #expect(NumberReader.number(text) == .integer(value))
    }

    @Test(arguments: [
        ("9223372036854775808", 9_223_372_036_854_775_808),
        ("-9223372036854775809", -9_223_372_036_854_775_808),
        ("18446744073709551615", 0x1p64),
        ("18446744073709551616", 0x1p64),
        ("99999999999999999999999999", 1e26), ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
        ("1E+3", 1000),
        ("25e-1", 2.5), ("102.4052734375", 102.4052734375), ("0.1", 0.1), ("1e22", 1e22), ("1e23", 1e23),
        ("9007199254740993.0", 9_007_199_254_740_992),
        ("123456789012345678901.", 123_456_789_012_345_683_968),
        ("1.7976931348623157e308", 1.7976931348623157e308),
        ("2.2250738585072014e-308", 2.2250738585072014e-308),
        ("2.2250738585072011e-308", Double(bitPattern: 0xF_FFFF_FFFF_FFFF)),
        ("5e-324", .leastNonzeroMagnitude),
        ("4.9406564584124654e-324", .leastNonzeroMagnitude),
        ("0.00000000000000000000000000000000000001", 1e-38), ("0e999999999999999999999", 0),
    ])
    func `anything else is the nearest double`(_ text: String, _ value: Double) {
        #expect(NumberReader.number(text) == .real(value))
    }

    @Test func `a negative zero with a point keeps its sign`() {
        for text in ["-0.0", "-0e5", "-.0"] {
            guard case .real(let value) = NumberReader.number(text) else {
                Issue.record("\(text) is no double")
                continue
            }
            #expect(value == 0 && value.sign == .minus)
        }
    }

    @Test(arguments: [
        "", " ", "-", "+", ".", "-.", "e", "e5", ".e5", "1e", "1e+", "1e-", "--1", "+-1", "1-", "1 2",
        "1.2.3", "0x10",
        "1_000", "1,000", "1%", "NaN", "nan", "inf", "Infinity", "-inf", "1e400", "-1e400", "1e5.5",
        "1e99999999999999",
        "１", "٣", "½", "1\u{0}", "1\t", "null", "abc", "12abc", "true",
    ])
    func `a text that is no number, or none that a double holds, is nil`(_ text: String) {
        #expect(NumberReader.number(text) == nil)
    }

    @Test func `an exponent makes up for any number of fraction digits`() {
        let zeros = String(repeating: "0", count: 100_009)
        #expect(NumberReader.number("0.\(zeros)1e100010") == .real(1))
        #expect(NumberReader.number("0.\(zeros)1e1000000") == nil)
        #expect(NumberReader.number("1\(zeros).0e-100009") == .real(1))
        #expect(NumberReader.number("1e-1000000") == .real(0))
    }

    @Test(arguments: [
        ("", true), ("    ", true), ("     ", true), ("null", true), ("NULL", true), ("Null", true),
    ])
    func `blanks say that there is no value`(_ text: String, _ isBlank: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { NumberReader.isBlank($0) } == isBlank)
    }

    @Test(arguments: [
        "0", "nul", "nulls", "none", " x", "     1", "-", "NaN", "\u{0}\u{0}\u{0}\u{0}", ".\u{55}LL",
    ])
    func `nothing else does`(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { NumberReader.isBlank($0) } == false)
    }
}
