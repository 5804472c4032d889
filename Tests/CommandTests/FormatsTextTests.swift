import QueryEngine
import Testing

@testable import esmql

@Suite("Line, TSV, NDJSON and Markdown")
struct FormatsTextTests {
    @Test func linesAlignTheNames() throws {
        let text = try document(
            RecordFormat(), columns: ["n", "名称", "note"], rows: [[1, "北京", "a\nb\r\nc"], [nil, "", "x\r"]])
        let expected = """
               n = 1
            名称 = 北京
            note = a
                   b
                   c

               n = NULL
            名称 =\u{20}
            note = x␍

            """
        #expect(text == expected)
    }

    @Test func tabsAndNulls() throws {
        let text = try document(TSVFormat(), columns: ["a\tb", "c"], rows: [["\\N", nil], ["\n\r\\", ""]])
        #expect(text == "a\\tb\tc\n\\\\N\t\\N\n\\n\\r\\\\\t\n")
    }

    @Test func anObjectALine() throws {
        let text = try document(
            NDJSONFormat(), columns: ["a", "a"], rows: [[1, nil], ["x\ny", .real(.infinity)]])
        #expect(text == "{\"a\":1,\"a_2\":null}\n{\"a\":\"x\\ny\",\"a_2\":1e999}\n")
    }

    @Test func markdownAlignsNumbersAndEscapes() throws {
        let text = try document(
            MarkdownFormat(), columns: ["名称", "n"],
            rows: [["a|b", 1], ["snake_case _x_", nil], ["l\nm", 12345]])
        let expected = #"""
            | 名称             |     n |
            | ---------------- | ----: |
            | a\|b             |     1 |
            | snake_case \_x\_ |  NULL |
            | l<br>m           | 12345 |

            """#
        #expect(text == expected)
    }

    @Test func noRows() throws {
        #expect(try document(RecordFormat(), columns: ["a"], rows: []) == "")
        #expect(try document(TSVFormat(), columns: ["a"], rows: []) == "a\n")
        #expect(try document(NDJSONFormat(), columns: ["a"], rows: []) == "")
        #expect(try document(MarkdownFormat(), columns: ["a"], rows: []) == "| a   |\n| --- |\n")
        #expect(try document(HTMLFormat(), columns: ["a"], rows: []).contains("<p>0 rows</p>"))
    }

    @Test(arguments: OutputFormatName.allCases)
    func noColumns(name: OutputFormatName) throws {
        let text = try document(name.makeFormat(terminalWidth: 10), columns: [], rows: [[], []])
        switch name {
        case .json: #expect(text == "[{},\n{}]\n")
        case .ndjson: #expect(text == "{}\n{}\n")
        case .line: #expect(text == "\n")
        case .markdown, .insert: #expect(text == "")
        case .csv, .tsv: #expect(text == "\n\n\n")
        case .table, .html, .chart: #expect(text.contains("2 rows"))
        case .svg: #expect(text.contains("no column holds numbers"))
        case .sqlite: #expect(text == "")
        }
    }

    @Test func aPageLoadsNothing() throws {
        let page = try document(
            HTMLFormat(), columns: ["<b>"], rows: [["http://x/"], [2], [nil], [.blob([1])]])
        #expect(page.contains("<button type=\"button\">&lt;b&gt;</button>"))
        #expect(page.contains("<td class=\"number\">2</td>"))
        #expect(page.contains("<td class=\"null\">NULL</td>"))
        #expect(page.contains("<td class=\"blob\">X&#39;01&#39;</td>"))
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("src="))
        #expect(!page.contains("href="))
        #expect(page.hasPrefix("<!DOCTYPE html>\n"))
        #expect(page.hasSuffix("</html>\n"))
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@x", "\tx", "\rx", "=\u{301}",
    ])
    func formulasAreGuarded(text: String) throws {
        let csv = try document(CSVFormat(guardsFormulas: true), columns: ["=a"], rows: [[.text(text), -1]])
        let records = FormatsReaders.csv(csv)
        #expect(
            records.map { $0.map { $0.map { Array($0.utf8) } } } == [
                [Array("'=a".utf8)], [Array("'\(text)".utf8), Array("-1".utf8)],
            ])
    }

    @Test func aByteOrderMark() throws {
        let csv = try document(CSVFormat(marksByteOrder: true), columns: ["a"], rows: [])
        #expect(Array(csv.utf8) == [0xEF, 0xBB, 0xBF, 0x61, 0x0A])
    }
}
