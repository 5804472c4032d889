import ESMQL
import RESTCatalog
import Testing

@Suite("Ways of paging")
struct PagingTests {
    private static func catalog(_ paging: String, total: String = "", items: String = "data.items") -> String
    {
        """
        version: 1
        sites:
          store:
            address: ORIGIN
            tables:
              things:
                path: /things
                items: \(items)
                \(total)
                paging: \(paging)
                columns:
                  id: integer
        """
    }

    /// The ids from `first` on, at most `size`, out of 1 to 7.
    private static func page(_ first: Int, _ size: Int) -> String {
        let ids = first > 7 ? [] : Array(first...min(7, first + size - 1))
        return "[" + ids.map { #"{"id": \#($0)}"# }.joined(separator: ",") + "]"
    }

    private static func body(_ items: String, _ more: String = "") -> String {
        #"{"data": {"items": \#(items)\#(more)}, "total": "7"}"#
    }

    private func ids(
        _ catalog: String, answer: @escaping @Sendable (StubAPI.Asked, String) -> StubAPI.Answer,
        expect: [Int] = [1, 2, 3, 4, 5, 6, 7], requests: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await StubAPI.session(catalog, answer: answer) { session, api in
            let ids = try await session.fetchAll("select id from things order by id", as: Int.self)
            #expect(ids == expect, sourceLocation: sourceLocation)
            #expect(api.requests.count == requests, sourceLocation: sourceLocation)
        }
    }

    @Test func pagesByNumber() async throws {
        let paging = "{kind: page, parameter: p, size_parameter: n, rows: 3, last_page: short}"
        try await ids(
            Self.catalog(paging),
            answer: { asked, _ in
                let page = Int(asked.query["p"] ?? "") ?? 0
                return .init(body: Self.body(Self.page(3 * page - 2, 3)))
            }, requests: 3)
    }

    @Test func withoutATotalOnlyAnEmptyPageIsTheLast() async throws {
        // A site that caps pages at two rows, whatever is asked for.
        try await ids(
            Self.catalog("{kind: page, first: 0, size_parameter: n, rows: 3}"),
            answer: { asked, _ in
                let page = Int(asked.query["page"] ?? "") ?? 0
                return .init(body: Self.body(Self.page(2 * page + 1, 2)))
            }, requests: 5)
        try await ids(
            Self.catalog("{kind: offset, size_parameter: n, rows: 3}"),
            answer: { asked, _ in
                let offset = Int(asked.query["offset"] ?? "") ?? 0
                return .init(body: Self.body(Self.page(offset + 1, 2)))
            }, requests: 5)
    }

    @Test(arguments: ["total: total", "total: {header: X-Total-Count}"])
    func aTotalEndsThePaging(_ total: String) async throws {
        let paging = "{kind: offset, parameter: skip, size_parameter: n, rows: 3}"
        let answer: @Sendable (StubAPI.Asked, String) -> StubAPI.Answer = { asked, _ in
            let offset = Int(asked.query["skip"] ?? "") ?? 0
            let size = Int(asked.query["n"] ?? "") ?? 0
            return .init(headers: ["X-Total-Count": "7"], body: Self.body(Self.page(offset + 1, size)))
        }
        try await ids(Self.catalog(paging, total: total), answer: answer, requests: 3)
        try await StubAPI.session(Self.catalog(paging, total: total), answer: answer) { session, api in
            let count = try await session.scalar("select count(*) from things", as: Int.self)
            #expect(count == 7)
            #expect(api.requests.map { $0.query["n"] } == ["1"])
        }
    }

    @Test func markersAreRepeated() async throws {
        try await ids(
            Self.catalog("{kind: marker, parameter: after, next: data.next, size_parameter: n, rows: 3}"),
            answer: { asked, _ in
                let after = Int(asked.query["after"] ?? "") ?? 0
                let more = after + 3 < 7 ? #", "next": "\#(after + 3)""# : #", "next": null"#
                return .init(body: Self.body(Self.page(after + 1, 3), more))
            }, requests: 3)
    }

    @Test func addressesInTheBodyAreFollowed() async throws {
        try await ids(
            Self.catalog("{kind: link, next: data.next}"),
            answer: { asked, origin in
                let after = Int(asked.query["after"] ?? "") ?? 0
                let more = after + 3 < 7 ? #", "next": "\#(origin)/things?after=\#(after + 3)""# : ""
                return .init(body: Self.body(Self.page(after + 1, 3), more))
            }, requests: 3)
    }

    @Test func oneAnswerIsRead() async throws {
        try await ids(
            Self.catalog("{kind: none}"), answer: { _, _ in .init(body: Self.body(Self.page(1, 7))) },
            requests: 1)
        try await ids(
            Self.catalog("{kind: none}"), answer: { _, _ in .init(body: Self.body(#"{"id": 4}"#)) },
            expect: [4], requests: 1)
        try await ids(
            Self.catalog("{kind: none}"), answer: { _, _ in .init(body: Self.body("null")) }, expect: [],
            requests: 1)
    }

    @Test(arguments: [
        ("{kind: page, rows: 3, size_parameter: n}", "", "incomplete"),
        ("{kind: none}", "total: total", "incomplete"),
        ("{kind: marker, next: data.next}", "", "incomplete"),
    ])
    func whatIsNotCompleteIsAnError(_ paging: String, _ total: String, _ code: String) async throws {
        // The same page whatever is asked for.
        let answer: @Sendable (StubAPI.Asked, String) -> StubAPI.Answer = { _, _ in
            StubAPI.Answer(body: Self.body(Self.page(1, 3), #", "next": "x""#))
        }
        try await StubAPI.session(Self.catalog(paging, total: total), answer: answer) { session, api in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from things").allRows()
            }
            #expect(error?.code == code)
            #expect(api.requests.count < 4)
        }
    }

    @Test(arguments: [
        "", "no JSON", #"{"data": {}}"#, #"{"data": {"items": 7}}"#, #"{"data": {"items": [}}"#,
        "<html></html>",
        "{\"data\": {\"items\": \"\u{1}\"}}",
    ])
    func whatCannotBeReadIsAnError(_ body: String) async throws {
        let answer: @Sendable (StubAPI.Asked, String) -> StubAPI.Answer = { _, _ in .init(body: body) }
        try await StubAPI.session(Self.catalog("{kind: none}"), answer: answer) { session, _ in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from things").allRows()
            }
            #expect(error?.code == "bad-response")
        }
    }
}
