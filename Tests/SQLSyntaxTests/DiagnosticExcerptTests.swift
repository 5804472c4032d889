import SQLSyntax
import Testing

/// The line and the carets under it, whatever stands in the line and however long it is.
@Suite struct DiagnosticExcerptTests {
    /// The line of the source and the line of carets for a place of a text.
    private func excerpt(_ text: String, at span: SourceSpan, width: Int = 100) -> (
        line: String, carets: String
    ) {
        let renderer = DiagnosticRenderer(source: SourceText(text), width: width)
        let lines = renderer.render(Diagnostic(.syntaxError, "x", at: span)).split(
            separator: "\n", omittingEmptySubsequences: false)
        let margin = lines[2].count + 1
        return (String(lines[3].dropFirst(margin)), String(lines[4].dropFirst(margin)))
    }

    /// The span of the first mention of a word.
    private func span(of word: String, in text: String) -> SourceSpan {
        let bytes = Array(text.utf8)
        let wanted = Array(word.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return SourceSpan(start, start + wanted.count)
    }

    /// What stands above the carets.
    private func marked(_ excerpt: (line: String, carets: String)) -> String {
        let start = excerpt.carets.prefix { $0 == " " }.count
        let end = excerpt.carets.count
        var column = 0
        var marked = ""
        for character in excerpt.line {
            let width = DisplayWidth.of(character)
            if column >= start, column + width <= end { marked.append(character) }
            column += width
        }
        return marked
    }

    @Test(arguments: [
        "select '容量', oops, 1", "select '👩‍👩‍👧‍👦', oops", "select '🇨🇳🇩🇪' oops", "select 'e\u{301}a\u{308}' oops",
        "select\t\t1,\toops", "a\tb\toops", "全角oops", "👍🏽oops👍🏽", "select '한국어' oops",
    ])
    func theCaretsAreUnderTheWord(text: String) {
        #expect(marked(excerpt(text, at: span(of: "oops", in: text))) == "oops")
    }

    @Test(arguments: ["容量", "👩‍👩‍👧‍👦", "e\u{301}"])
    func aWordIsMarkedInItsWholeWidth(word: String) {
        let text = "select 1, \(word), 2"
        let excerpt = excerpt(text, at: span(of: word, in: text))
        #expect(marked(excerpt) == word)
        #expect(excerpt.carets.count - 10 == DisplayWidth.of(word))
    }

    @Test func aPlaceWithinACharacterIsTheWholeOfIt() {
        // The quote and the mark behind it are one character.
        let text = "select 'a'\u{301} b"
        let excerpt = excerpt(text, at: span(of: "\u{301}", in: text))
        #expect(excerpt.carets == "         ^")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func eachEndOfALineIsOne(end: String) {
        let text = "select 1,\(end)oops,\(end)2"
        let excerpt = excerpt(text, at: span(of: "oops", in: text))
        #expect(excerpt.line == "oops,")
        #expect(excerpt.carets == "^^^^")
        let position = SourceText(text).position(at: span(of: "oops", in: text).lower)
        #expect(position.line == 2 && position.column == 1)
    }

    @Test(arguments: [20, 81], ["a", "容", "\t", "👩‍👩‍👧‍👦"])
    func aVeryLongLineIsCutAroundThePlace(width: Int, filler: String) {
        let many = String(repeating: filler, count: 50_000 / filler.utf8.count)
        for text in [many + " oops " + many, "oops " + many, many + " oops"] {
            let excerpt = excerpt(text, at: span(of: "oops", in: text), width: width)
            #expect(marked(excerpt) == "oops")
            #expect(DisplayWidth.of(excerpt.line) <= width)
            #expect(excerpt.carets.count <= width)
            #expect(excerpt.line.contains("…"))
        }
    }

    @Test func aPlaceThatIsLongerThanTheLineIsMarkedToItsEnd() {
        let text = String(repeating: "x", count: 500)
        let excerpt = excerpt(text, at: SourceSpan(100, 400), width: 60)
        #expect(excerpt.line.count == 60)
        #expect(excerpt.carets.count == 60)
        #expect(excerpt.carets.prefix { $0 == " " }.count == 20)
    }

    @Test(arguments: [40, 80, 132])
    func theWidthOfATerminalHoldsTheLineNumberToo(columns: Int) {
        let text =
            String(repeating: "select 1;\n", count: 1200) + "select " + String(repeating: "a, ", count: 200)
            + "b c d"
        let script = SQLParser.parse(text)
        let renderer = DiagnosticRenderer(source: script.source, usesColor: false, terminalWidth: columns)
        let lines = renderer.render(script.diagnostics).split(separator: "\n")
        let line = lines.first { $0.hasPrefix("1201 | ") }
        #expect(line.map { DisplayWidth.of($0) } == columns)
    }

    @Test func aPlaceBehindTheTextIsItsEnd() {
        let excerpt = excerpt("select", at: SourceSpan(100, 200))
        #expect(excerpt.line == "select")
        #expect(excerpt.carets == "      ^")
    }
}
