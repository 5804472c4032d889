import Foundation
import QueryEngine
import Testing

@testable import esmql

@Suite("JSON")
struct FormatsJSONTests {
    @Test func oneObjectALine() throws {
        let json = try document(
            JSONFormat(), columns: ["region", "available"],
            rows: [["cn-east-264", 102.4052734375], ["北京", nil]])
        let expected = #"""
            [{"region":"cn-east-264","available":102.4052734375},
            {"region":"北京","available":null}]

            """#
        #expect(json == expected)
    }

    @Test func noRows() throws {
        #expect(try document(JSONFormat(), columns: ["a"], rows: []) == "[]\n")
    }

    @Test func integersAreExact() throws {
        let json = try document(
            JSONFormat(), columns: ["a", "b", "c"],
            rows: [[.integer(.max), .integer(.min), 9_007_199_254_740_993]])
        #expect(json == #"[{"a":9223372036854775807,"b":-9223372036854775808,"c":9007199254740993}]"# + "\n")
    }

    @Test func infinitiesBlobsAndNaN() throws {
        let json = try document(
            JSONFormat(), columns: ["a", "b", "c", "d"],
            rows: [[.real(.infinity), .real(-.infinity), .real(.nan), .blob([1, 0xFE])]])
        #expect(json == #"[{"a":1e999,"b":-1e999,"c":null,"d":"01FE"}]"# + "\n")
    }

    @Test func repeatedNamesSurvive() throws {
        let json = try document(
            JSONFormat(), columns: ["a", "a", "b", "a_2", "a"], rows: [[1, 2, 3, 4, 5]])
        #expect(json == #"[{"a":1,"a_3":2,"b":3,"a_2":4,"a_4":5}]"# + "\n")
    }

    @Test func stringsAreEscaped() throws {
        let json = try document(
            JSONFormat(), columns: ["q\"uote"], rows: [["\"\\/\u{8}\u{C}\n\r\t\u{1B}\u{0}é中🙂"]])
        #expect(json == #"[{"q\"uote":"\"\\/\b\f\n\r\t\u001B\u0000é中🙂"}]"# + "\n")
    }

    @Test func readersAgree() throws {
        let text = String(String.UnicodeScalarView((0..<0x250).compactMap(Unicode.Scalar.init)))
        let json = try document(JSONFormat(), columns: ["t", "t", "r"], rows: [[.text(text), nil, 0.1]])
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let object = try #require((value as? [[String: Any]])?.first)
        #expect(object["t"] as? String == text)
        #expect(object["t_2"] is NSNull)
        #expect(object["r"] as? Double == 0.1)
    }
}
