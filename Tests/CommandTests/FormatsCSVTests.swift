import QueryEngine
import Testing

@testable import esmql

@Suite("CSV")
struct FormatsCSVTests {
    @Test func headerAndRows() throws {
        let csv = try document(
            CSVFormat(), columns: ["region", "available"],
            rows: [["cn-east-264", 102.4052734375], ["北京", 3]])
        #expect(csv == "region,available\ncn-east-264,102.4052734375\n北京,3\n")
    }

    @Test func nullIsEmptyAndEmptyTextIsQuoted() throws {
        let csv = try document(CSVFormat(), columns: ["a", "b"], rows: [[nil, ""], ["", nil]])
        #expect(csv == "a,b\n,\"\"\n\"\",\n")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("cr\rlf", "\"cr\rlf\""), ("plain text", "plain text"), ("tab\there", "tab\there"),
        ("cr\r\nlf", "\"cr\r\nlf\""),
    ])
    func quotesOnlyWhereNeeded(text: String, field: String) throws {
        let csv = try document(CSVFormat(), columns: ["a"], rows: [[.text(text)]])
        #expect(csv == "a\n\(field)\n")
    }

    @Test func namesAreQuotedAndMayRepeat() throws {
        let csv = try document(CSVFormat(), columns: ["count(a, b)", "x", "x"], rows: [])
        #expect(csv == "\"count(a, b)\",x,x\n")
    }

    @Test func numbersAndBlobs() throws {
        let csv = try document(
            CSVFormat(), columns: ["a", "b", "c", "d"],
            rows: [[.integer(.min), .real(.infinity), .real(-.infinity), .blob([0, 171, 255])]])
        #expect(csv == "a,b,c,d\n-9223372036854775808,Inf,-Inf,00ABFF\n")
    }
}
