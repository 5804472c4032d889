import Foundation
import QueryEngine
import Testing

@Suite("Interpolation into queries")
struct SQLQueryTests {
    private let hosts = engine([Sites.hosts()])

    @Test(arguments: [
        "' or 1=1 --", "'; drop table hosts; --", "\"", "\\", ":_value1", "?", "*/", "\u{0}x", "主机1", "",
    ])
    func aValueIsNeverPartOfTheText(_ hostile: String) async throws {
        let found = try await hosts.scalar("select \(hostile)", as: String.self)
        #expect(found == hostile)
        let none: SQLQuery = "select host_id from hosts where host_name || '' = \(hostile + "x")"
        #expect(try await hosts.fetchAll(none, as: String.self) == [])
        #expect(none.text == "select host_id from hosts where host_name || '' = :_value1")
        #expect(!"\(none)".contains("\(hostile)x"))
    }

    @Test func aLiteralWithParametersBindsToo() async throws {
        let name = "h2' or '1'='1"
        let result = try await hosts.query(
            "select count(*) from hosts where host_id = \(name) or host_id = :other",
            parameters: ["other": "h3"])
        #expect(try await result.scalar(as: Int.self) == 1)
    }

    @Test func listsAreBoundValueByValue() async throws {
        let ids = ["h1", "h5", "') --"]
        let query: SQLQuery = "select host_id from hosts where host_id in \(ids) order by 1"
        #expect(query.text.hasSuffix("in (:_value1, :_value2, :_value3) order by 1"))
        #expect(try await hosts.fetchAll(query, as: String.self) == ["h1", "h5"])
        let none: [String] = []
        #expect(try await hosts.scalar("select count(*) from hosts where host_id in \(none)") == 0)
    }

    @Test func valuesOfAllKindsAreBound() async throws {
        let day = Date(timeIntervalSince1970: 1_793_491_200.5)
        let missing: Int? = nil
        let id = UUID()
        let query: SQLQuery = """
            select \(7), \(2.5), \(true), \(day), \(missing), \(Data([1, 2])), \(id), \(Shade.dark), \
            \(UInt32.max), \(Substring("ab"))
            """
        let expected: [Value] = [
            7, 2.5, 1, "2026-11-01 00:00:00.500", nil, .blob([1, 2]), .text(id.uuidString.lowercased()),
            "dark", .integer(4_294_967_295), "ab",
        ]
        #expect(try await hosts.query(query).allRows() == [Row(expected)])
    }

    @Test func namesAreQuotedAndPartsKeepTheirValues() async throws {
        let condition: SQLQuery = "region = \("r1")"
        let column = "host_id"
        let query: SQLQuery =
            "select \(identifier: column) from \(identifier: "hosts") where \(condition) \(raw: "order by 1")"
        #expect(try await hosts.fetchAll(query, as: String.self) == ["h2", "h4"])
        let strange = "no\" from hosts --"
        let error = await #expect(throws: QueryError.self) {
            _ = try await hosts.query("select \(identifier: strange) from hosts")
        }
        #expect(error?.code == "unknown-column")
    }

    @Test func aValueWithinQuotesIsAnError() async throws {
        let region = "r1"
        let error = await #expect(throws: QueryError.self) {
            _ = try await hosts.query("select count(*) from hosts where region = '\(region)'")
        }
        #expect(error?.code == "value-in-text")
    }

    private enum Shade: String, QueryValue {
        case dark
    }
}
