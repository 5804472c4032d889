import Testing

@testable import ESMQL

/// Lists as Python's `repr` writes them.
struct PythonLiteralTests {
    @Test("Nested lists and tuples, with blanks anywhere")
    func nesting() {
        #expect(PythonLiteral("[]") == .list([]))
        #expect(PythonLiteral(" [ [ ] , ( ) ] ") == .list([.list([]), .list([])]))
        #expect(PythonLiteral("('a',)") == .list([.text("a")]))
        #expect(
            PythonLiteral("[['a', 'b'],\n ['c']]")
                == .list([.list([.text("a"), .text("b")]), .list([.text("c")])]))
    }

    @Test("Words: None, truth values, numbers")
    func words() {
        #expect(PythonLiteral("None") == PythonLiteral.none)
        #expect(
            PythonLiteral("[True, False, -1, 2.50, 1e3]")
                == .list([.word("True"), .word("False"), .word("-1"), .word("2.50"), .word("1e3")]))
    }

    @Test(
        "Texts, with quotes as repr chooses them",
        arguments: [
            (#"'plain'"#, "plain"), (#"''"#, ""), (#""dev's web""#, "dev's web"),
            (#"'say "hi"'"#, #"say "hi""#), (#"'qa\'s "db" 1'"#, #"qa's "db" 1"#),
            (#"'a\\b'"#, #"a\b"#), (#"'\\'"#, #"\"#), (#"'[x, ]'"#, "[x, ]"), (#"u'财务'"#, "财务"),
            (#"b'raw'"#, "raw"),
        ])
    func texts(_ literal: String, _ text: String) {
        #expect(PythonLiteral(literal) == .text(text))
    }

    @Test(
        "Escapes",
        arguments: [
            (#"'\n\t\r'"#, "\n\t\r"), (#"'\x41\xe9'"#, "Aé"), (#"'\u8d22\u52a1'"#, "财务"),
            (#"'\U0001f600'"#, "😀"), (#"'\"'"#, "\""), (#"'\d'"#, #"\d"#), (#"'\x00'"#, "\0"),
        ])
    func escapes(_ literal: String, _ text: String) {
        #expect(PythonLiteral(literal) == .text(text))
    }

    @Test("Characters outside of ASCII stand for themselves")
    func unicode() {
        #expect(
            PythonLiteral("['财务系统-web-1', '😀', 'e\u{301}']")
                == .list([.text("财务系统-web-1"), .text("😀"), .text("e\u{301}")]))
        // A quote with a combining mark behind it is still the end of the text.
        #expect(PythonLiteral("['a'\u{301}]") == nil)
    }

    @Test(
        "What is none of Python's literals",
        arguments: [
            "", " ", "[", "]", "[1", "[1,", "['a]", "'a", "'a\\", "'\\x4'", "'\\u12'", "'\\U00110000'",
            "'\\xzz'",
            "[1 2]", "[,]", "[1,,2]", "(1]", "[1)", "[] []", "abc", "['a' 'b']", "{}", "'a\nb'", "[--1]",
            "none",
        ])
    func unreadable(_ literal: String) {
        #expect(PythonLiteral(literal) == nil)
    }

    @Test("Every beginning of a literal is unreadable, and none crashes")
    func truncated() {
        let literal = #"[['id-1', "dev's", 'qa\'s "db"', '\u8d22', None], ('x', 1.5, True)]"#
        #expect(PythonLiteral(literal) != nil)
        for end in literal.indices {
            #expect(PythonLiteral(String(literal[..<end])) == nil)
        }
    }

    @Test("Lists nest deep, but not without end")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(PythonLiteral(nested(32)) != nil)
        #expect(PythonLiteral(nested(100_000)) == nil)
        #expect(PythonLiteral(String(repeating: "(", count: 100_000)) == nil)
    }

    @Test("Only texts and words have a text")
    func text() {
        #expect(PythonLiteral("'a'")?.text == "a")
        #expect(PythonLiteral("12")?.text == "12")
        #expect(PythonLiteral("None")?.text == nil)
        #expect(PythonLiteral("['a']")?.text == nil)
    }
}
