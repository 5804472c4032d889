import JSONBytes
import Testing

@Suite struct EscapeTests {
    /// The string that a JSON string stands for.
    private func string(_ inner: String) throws -> String {
        try withExactBytes(Array("\"\(inner)\"".utf8)) { base, count in
            var cursor = JSONCursor(base: base, count: count)
            let token = try cursor.value()
            try cursor.finish()
            return JSONText.string(token, in: base)
        }
    }

    @Test(arguments: [
        (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"), (#"\n"#, "\n"),
        (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\u0041"#, "A"), (#"\u00e9\u00E9"#, "éé"), (#"\u4E2d"#, "中"),
        (#"\u0000"#, "\u{0}"), (#"\uFFFF"#, "\u{FFFF}"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"),
        (#"\ud83d\ude00"#, "😀"), (#"\uD800\uDC00"#, "\u{10000}"), (#"\udbff\udfff"#, "\u{10FFFF}"),
        (#"a\\u0041"#, #"a\u0041"#), (#"\\\""#, #"\""#), (#"/é中😀"#, "/é中😀"),
        (#"\u0022\u005c\u002F"#, #""\/"#),
    ])
    func `an escape stands for its character`(_ inner: String, _ expected: String) throws {
        #expect(try Array(string(inner).utf8) == Array(expected.utf8))
        #expect(try Array(string("xyz\(inner)中\(inner)").utf8) == Array("xyz\(expected)中\(expected)".utf8))
    }

    @Test(arguments: [
        (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"),
        (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\\ude00"#, "\u{FFFD}\\ude00"),
        (#"\ud83d\"x"#, "\u{FFFD}\"x"),
    ])
    func `half a surrogate pair is U+FFFD and takes nothing with it`(_ inner: String, _ expected: String)
        throws
    {
        #expect(try Array(string(inner).utf8) == Array(expected.utf8))
    }

    @Test func `every code unit outside of the surrogates stands for itself`() throws {
        for code in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let digits = String(code, radix: 16)
            let inner = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            #expect(try Array(string(inner).unicodeScalars) == [scalar])
        }
    }

    @Test func `only the eight escapes and u are escapes`() throws {
        for byte in UInt8.min...UInt8.max where !Array("\"\\/bfnrtu".utf8).contains(byte) {
            let bytes: [UInt8] = [0x22, 0x61, 0x5C, byte, 0x22]
            #expect(problem(bytes) == JSONError(offset: 2, reason: .badEscape))
        }
    }

    @Test func `u takes four hexadecimal digits`() throws {
        let hexadecimal = Array("0123456789abcdefABCDEF".utf8)
        for place in 0..<4 {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array(#""\u1234""#.utf8)
                bytes[3 + place] = byte
                let expected =
                    hexadecimal.contains(byte) ? nil : JSONError(offset: 3 + place, reason: .badEscape)
                #expect(problem(bytes) == expected)
            }
        }
        #expect(problem(#""\u12" "#) == JSONError(offset: 5, reason: .badEscape))
    }

    @Test func `a string token knows whether it has escapes`() throws {
        #expect(try token(#""plain text""#).isSpecial == false)
        #expect(try token(#""plain text\n""#).isSpecial)
        #expect(try token(#""中文""#).isSpecial == false)
    }

    @Test func `keys resolve their escapes`() throws {
        #expect(
            try JSONTree.read(Array(#"{"\u0061\"":1}"#.utf8))
                == .object([.init(key: "a\"", value: .number("1"))]))
    }
}
