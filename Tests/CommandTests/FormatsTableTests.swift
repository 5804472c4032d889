import QueryEngine
import Testing

@testable import esmql

@Suite("Table")
struct FormatsTableTests {
    @Test func alignsNumbersToTheRight() throws {
        let table = try document(
            TableFormat(terminalWidth: nil), columns: ["region", "available"],
            rows: [["cn-east-264", 102.4052734375], ["北京", nil], [nil, 7]])
        let expected = """
            ┌─────────────┬────────────────┐
            │ region      │      available │
            ├─────────────┼────────────────┤
            │ cn-east-264 │ 102.4052734375 │
            │ 北京        │           NULL │
            │ NULL        │              7 │
            └─────────────┴────────────────┘
            (3 rows)

            """
        #expect(table == expected)
    }

    @Test func noRows() throws {
        let table = try document(TableFormat(terminalWidth: nil), columns: ["a", ""], rows: [])
        let expected = """
            ┌───┬───┐
            │ a │   │
            ├───┼───┤
            └───┴───┘
            (0 rows)

            """
        #expect(table == expected)
    }

    @Test func everyLineIsEquallyWide() throws {
        let table = try document(
            TableFormat(terminalWidth: nil), columns: ["名称", "x"],
            rows: [["👨‍👩‍👧‍👦 家", 1], ["e\u{301}", "🇨🇳"], ["한글 ❤️", .blob([1, 2])]])
        let widths = Set(table.split(separator: "\n").dropLast().map { DisplayWidth.of(String($0)) })
        #expect(widths.count == 1)
        #expect(table.contains("│ X'0102' │"))
    }

    @Test func controlCharactersAreShown() throws {
        let table = try document(
            TableFormat(terminalWidth: nil), columns: ["a\nb"],
            rows: [["\u{1B}[31mred\u{7F}\t\r\n"], ["\u{9B}2J"], ["\u{202E}abc"], ["\u{0}"]])
        #expect(table.contains("│ a␊b "))
        #expect(table.contains("│ ␛[31mred␡␉␍␊ │"))
        #expect(table.contains(#"│ \u009B2J "#))
        #expect(table.contains(#"│ \u202Eabc "#))
        #expect(table.contains("│ ␀ "))
        let forbidden = table.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value
        }
        #expect(forbidden.isEmpty)
    }

    @Test func textIsCutToTheTerminal() throws {
        let table = try document(
            TableFormat(terminalWidth: 30), columns: ["name", "n"],
            rows: [["一二三四五六七八九十一二三四五", 1_234_567], ["short", 2]])
        for line in table.split(separator: "\n").dropLast() {
            #expect(DisplayWidth.of(String(line)) == 30)
        }
        #expect(table.contains("│ 一二三四五六七…  │ 1234567 │"))
        #expect(table.hasSuffix("\n(2 rows, … marks what was cut to fit the terminal)\n"))
    }

    @Test func nothingIsCutWithoutATerminal() throws {
        let long = String(repeating: "x", count: 5000)
        let table = try document(TableFormat(terminalWidth: nil), columns: ["a"], rows: [[.text(long)]])
        #expect(table.contains(long))
        #expect(table.hasSuffix("(1 row)\n"))
    }

    @Test func columnsThatDoNotFitAreLeftOut() throws {
        let names = (1...20).map { "column_\($0)" }
        let row = (1...20).map { Value.integer(Int64($0) * 1_000_000_000) }
        let table = try document(TableFormat(terminalWidth: 80), columns: names, rows: [row])
        for line in table.split(separator: "\n").dropLast() {
            #expect(DisplayWidth.of(String(line)) <= 80)
            #expect("│┤┐┘".contains(line.last ?? " "))
        }
        #expect(table.contains("│ 1000000000 │ 2000000000 │"))
        #expect(table.contains("│ … │"))
        #expect(table.hasSuffix("(1 row, 5 of 20 columns shown)\n"))
    }

    @Test(arguments: 1...40)
    func anyTerminalIsWideEnoughNotToFail(width: Int) throws {
        let table = try document(
            TableFormat(terminalWidth: width), columns: ["a", "b", "c"],
            rows: [["中文中文中文", 123_456_789, "x"], ["👨‍👩‍👧", nil, "yyyyyyyyyyyyyy"]])
        let widths = Set(table.split(separator: "\n").dropLast().map { DisplayWidth.of(String($0)) })
        #expect(widths.count == 1)
        #expect(widths.allSatisfy { $0 <= max(width, 9) })
    }

    @Test func withoutACountTheFooterTellsOnlyOfCuts() throws {
        let row: [Value] = ["a long text that does not fit", "another text"]
        let whole = try document(
            TableFormat(terminalWidth: 80, options: FormatOptions(countsRows: false)), columns: ["a", "b"],
            rows: [row])
        #expect(whole.hasSuffix("┘\n"))
        let cut = try document(
            TableFormat(terminalWidth: 30, options: FormatOptions(countsRows: false)), columns: ["a", "b"],
            rows: [row])
        #expect(cut.hasSuffix("┘\n(… marks what was cut to fit the terminal)\n"))
        let narrow = try document(
            TableFormat(terminalWidth: 13, options: FormatOptions(countsRows: false)), columns: ["a", "b"],
            rows: [["x", "another"]])
        #expect(narrow.hasSuffix("┘\n(1 of 2 columns shown)\n"))
    }

    @Test func aShortRowIsFilledUp() throws {
        let table = try document(TableFormat(terminalWidth: nil), columns: ["a", "b"], rows: [[1]])
        #expect(table.contains("│ 1 │ NULL │"))
    }
}
