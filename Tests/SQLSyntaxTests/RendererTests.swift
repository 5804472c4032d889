import SQLSyntax
import Testing

@Suite struct RendererTests {
    private func render(_ sql: String, width: Int = 100) -> String {
        let script = SQLParser.parse(sql)
        return DiagnosticRenderer(source: script.source, width: width).render(script.diagnostics)
    }

    /// The line of the source and the line of carets of the first diagnostic.
    private func excerpt(_ sql: String, width: Int = 100) -> [String] {
        render(sql, width: width).split(separator: "\n").dropFirst(3).prefix(2).map(String.init)
    }

    @Test func aWholeDiagnostic() {
        let expected = """
            error[syntax-error]: syntax error near "form": expected ",", FROM, WHERE, GROUP, HAVING …
              --> line 2, column 3
              |
            2 | * form capacity
              |   ^^^^
              = hint: did you mean FROM?

            """
        #expect(render("select\n* form capacity") == expected)
    }

    @Test func caretsAreRightBehindWideCharacters() {
        #expect(excerpt("select '容量', 1 2") == ["1 | select '容量', 1 2", "  |                  ^"])
        #expect(excerpt("select '👍🏽é', 1 2") == ["1 | select '👍🏽é', 1 2", "  |                 ^"])
        #expect(excerpt("select '🇨🇳e\u{301}', 1 2").last == "  |                 ^")
        #expect(excerpt("select a 容量 b").last == "  |               ^")
        #expect(excerpt("select a 'b' 容量").last == "  |              ^^^^")
    }

    @Test func tabsBecomeSpaces() {
        #expect(
            excerpt("\tselect 1\t2 3") == [
                "1 |         select 1        2 3", "  |                         ^",
            ])
    }

    @Test func controlCharactersDoNotReachTheTerminal() {
        let rendered = render("select '\u{1B}[31m', '\u{202E}', 1 2")
        #expect(!rendered.unicodeScalars.contains("\u{1B}"))
        #expect(!rendered.unicodeScalars.contains("\u{202E}"))
        #expect(excerpt("select '\u{1B}', 1 2") == ["1 | select '\u{FFFD}', 1 2", "  |               ^"])
    }

    @Test func longLinesAreCutAroundThePlace() {
        let long = "select " + Array(repeating: "abcdefgh", count: 40).joined(separator: ", ") + ", 1 2, "
        let excerpt = excerpt(long + Array(repeating: "容量", count: 40).joined(separator: ", "), width: 60)
        let line = String(excerpt[0].dropFirst(4))
        #expect(DisplayWidth.of(line) == 60)
        #expect(line.hasPrefix("…") && line.hasSuffix("…"))
        let caret = excerpt[1].dropFirst(4).prefix { $0 == " " }.count
        #expect(Array(line)[caret] == "2")
    }

    @Test func aTokenOfManyLinesIsMarkedOnItsFirst() {
        #expect(excerpt("select 1 'a\nb' 'c\nd'") == ["2 | b' 'c", "  |    ^^"])
    }

    @Test func theEndOfTheTextIsBehindTheLastToken() {
        #expect(excerpt("select 1 from  \n\n") == ["1 | select 1 from  ", "  |              ^"])
        #expect(excerpt("select 1,\r\n2,\r\n").first == "2 | 2,")
    }

    @Test func colourAddsNothingElse() throws {
        let script = SQLParser.parse("select 1 form t")
        let plain = DiagnosticRenderer(source: script.source).render(script.diagnostics)
        let colored = DiagnosticRenderer(source: script.source, usesColor: true).render(script.diagnostics)
        #expect(colored.contains("\u{1B}[1;31m"))
        #expect(colored.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == plain)
    }

    @Test func aDiagnosticWithoutAPlaceIsOneLine() {
        let renderer = DiagnosticRenderer(source: SourceText(""))
        #expect(renderer.render(Diagnostic(.syntaxError, "oops", at: nil)) == "error[syntax-error]: oops\n")
    }
}
