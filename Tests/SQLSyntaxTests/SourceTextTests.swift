import SQLSyntax
import Testing

@Suite struct SourceTextTests {
    @Test func placesCountCharactersAndCells() {
        let source = SourceText("a\n容量\tx\r\n👍🏽é!\r")
        let offset = { (text: String) in "a\n容量\tx\r\n👍🏽é!\r".utf8.count - text.utf8.count }
        #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1, displayColumn: 1))
        #expect(
            source.position(at: offset("x\r\n👍🏽é!\r")) == SourcePosition(line: 2, column: 4, displayColumn: 9))
        #expect(source.position(at: offset("!\r")) == SourcePosition(line: 3, column: 3, displayColumn: 4))
        #expect(source.lineCount == 4)
        #expect(source.position(at: 1_000).line == 4)
        #expect(source.position(at: -5) == SourcePosition(line: 1, column: 1, displayColumn: 1))
    }

    @Test func linesComeWithoutTheirEnds() {
        let source = SourceText("a\r\n\nb")
        #expect(
            (0...4).map { source.span(ofLine: $0).map { source.text(of: $0) } } == [nil, "a", "", "b", nil])
    }

    @Test func spansOutsideOfTheTextAreCut() {
        let source = SourceText("abc")
        #expect(source.text(of: SourceSpan(-3, 2)) == "ab")
        #expect(source.text(of: SourceSpan(1, 99)) == "bc")
        #expect(source.text(of: SourceSpan(9, 3)) == "")
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("容量", 4), ("ｆ", 2), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2),
        ("❤️", 2), ("\u{200B}", 0), ("한글", 4), ("ｱ", 1), ("a\tb", 9),
    ])
    func widths(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }
}
