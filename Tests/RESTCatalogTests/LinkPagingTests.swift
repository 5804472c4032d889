import ESMQL
import RESTCatalog
import Testing

/// An API in the manner of a code host: link paging, values in the path, nested objects, a token.
@Suite("A catalogue with link paging")
struct LinkPagingTests {
    static let catalog = """
        version: 1
        sites:
          code:
            address: ORIGIN/api
            headers:
              Authorization: Bearer ${CODE_TOKEN}
              Accept: application/vnd.code+json
            paging: {kind: link, size_parameter: per_page, rows: 2}
            tables:
              issues:
                summary: issues of a repository
                path: /repos/{owner}/{repo}/issues
                parameters:
                  owner: owner
                  repo: repo
                  state: state
                  since: {column: updated_at, operator: ">="}
                columns:
                  number: integer
                  title: text
                  state: text
                  author: {type: text, path: user.login}
                  first_label: {type: text, path: "labels[0].name"}
                  labels: json
                  locked: integer
                  updated_at: time
        """

    private static func issues(_ asked: StubAPI.Asked, _ origin: String) -> StubAPI.Answer {
        guard asked.headers["authorization"] == "Bearer canary-code-token" else {
            return StubAPI.Answer(status: 401, body: #"{"message": "Bad credentials"}"#)
        }
        let page = Int(asked.query["page"] ?? "1") ?? 0
        let numbers = [2 * page - 1, 2 * page].filter { $0 <= 5 }
        let items = numbers.map { number in
            #"{"number": \#(number), "title": "t\"\#(number)", "state": "open", "user": {"id": 7, "login": "u\#(number)"}, "#
                + #""labels": [\#(number == 1 ? "" : #"{"name": "l\#(number)"}"#)], "locked": \#(number == 3), "#
                + #""updated_at": "2026-10-0\#(number)T10:00:00Z"}"#
        }
        var headers: [String: String] = [:]
        if page < 3 {
            let target = "\(origin)\(asked.path)?page=\(page + 1)&per_page=2"
            headers["Link"] =
                "<\(origin)/api/first>; rel=\"first\", <\(target)>; title=\"a, <b>\"; rel=\"next\""
        }
        return StubAPI.Answer(headers: headers, body: "[\(items.joined(separator: ","))]")
    }

    private func session<Result: Sendable>(
        _ body: @escaping @Sendable (Session, StubAPI) async throws -> Result
    ) async throws -> Result {
        try await StubAPI.session(
            Self.catalog, environment: ["CODE_TOKEN": "canary-code-token"], answer: Self.issues, body)
    }

    @Test func pagesAreReadToTheLast() async throws {
        struct Issue: Decodable, Equatable {
            var number: Int
            var author: String
            var firstLabel: String?
            var locked: Bool
            var title: String
        }
        try await session { session, api in
            let issues = try await session.fetchAll(
                "select * from issues where owner = \("a b") and repo = \("r/1") order by number",
                as: Issue.self)
            #expect(issues.map(\.number) == [1, 2, 3, 4, 5])
            #expect(
                issues[2] == Issue(number: 3, author: "u3", firstLabel: "l3", locked: true, title: "t\"3"))
            #expect(issues[0].firstLabel == nil)
            let paths = api.requests.map(\.target)
            #expect(paths.first == "/api/repos/a%20b/r%2F1/issues?per_page=2")
            #expect(paths.count == 3)
            #expect(api.requests.allSatisfy { $0.headers["accept"] == "application/vnd.code+json" })
        }
    }

    @Test func conditionsBecomeParameters() async throws {
        try await session { session, api in
            let query: SQLQuery = """
                select number from issues where owner = 'o' and repo = 'r' and state = 'open'
                    and updated_at >= '2026-10-03 00:00:00.250' order by 1
                """
            #expect(try await session.fetchAll(query, as: Int.self) == [3, 4, 5])
            let first = try #require(api.requests.first)
            #expect(first.query["state"] == "open")
            // A window is never narrower than the condition.
            #expect(
                first.query["since"] == "2026-10-03T00%3A00%3A00Z"
                    || first.query["since"] == "2026-10-03T00:00:00Z")
        }
    }

    @Test func withoutAConditionOnTheTimeAllRowsCome() async throws {
        try await session { session, api in
            let result = try await session.query(
                "select count(*) from issues where owner = 'o' and repo = 'r'")
            #expect(result.notices.isEmpty)
            #expect(try await result.scalar(as: Int.self) == 5)
            #expect(api.requests.allSatisfy { $0.query["since"] == nil })
        }
    }

    @Test func limitStopsThePaging() async throws {
        try await session { session, api in
            let rows = try await session.fetchAll(
                "select number from issues where owner = 'o' and repo = 'r' limit 2", as: Int.self)
            #expect(rows == [1, 2])
            #expect(api.requests.count == 1)
        }
    }

    @Test func aValueInThePathIsRequired() async throws {
        try await session { session, api in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from issues where owner = 'o'")
            }
            #expect(error?.code == "missing-parameter")
            let dots = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from issues where owner = '..' and repo = 'r'")
                    .allRows()
            }
            #expect(dots?.code == "invalid-request")
            #expect(api.requests.isEmpty)
        }
    }

    @Test func explainShowsTheRequestAndNoSecret() async throws {
        try await session { session, api in
            let plan = try await session.explain("select * from issues where owner = 'o' and repo = 'r'")
                .lines
            #expect(plan.contains { $0.contains("GET /repos/o/r/issues?per_page=2") })
            #expect(!plan.joined().contains("canary"))
            #expect(api.requests.isEmpty)
        }
    }

    @Test func aRefusedTokenIsASignInErrorWithoutTheToken() async throws {
        try await StubAPI.session(
            Self.catalog, environment: ["CODE_TOKEN": "canary-wrong"], answer: Self.issues
        ) { session, _ in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from issues where owner = 'o' and repo = 'r'").allRows()
            }
            #expect(error?.category == .signIn)
            #expect(error?.description.contains("canary") == false)
        }
    }

    @Test func anAddressOfAnotherHostIsNotFollowed() async throws {
        for target in [
            "https://elsewhere.example/x", "//elsewhere.example/x", "http://127.0.0.1:1/api/x", "/other/x",
        ] {
            let answer: @Sendable (StubAPI.Asked, String) -> StubAPI.Answer = { _, _ in
                StubAPI.Answer(headers: ["Link": "<\(target)>; rel=next"], body: #"[{"number": 1}]"#)
            }
            try await StubAPI.session(
                Self.catalog, environment: ["CODE_TOKEN": "canary-code-token"], answer: answer
            ) { session, api in
                let error = await #expect(throws: QueryError.self) {
                    _ = try await session.query("select * from issues where owner = 'o' and repo = 'r'")
                        .allRows()
                }
                #expect(error?.code == "bad-response", "\(target)")
                #expect(api.requests.count == 1)
            }
        }
    }

    @Test func aCircleOfLinksEnds() async throws {
        let answer: @Sendable (StubAPI.Asked, String) -> StubAPI.Answer = { asked, _ in
            let next = asked.query["n"] == "1" ? "2" : "1"
            return StubAPI.Answer(
                headers: ["Link": "</api/x?n=\(next)>; rel=\"next\""], body: #"[{"number": \#(next)}]"#)
        }
        try await StubAPI.session(Self.catalog, environment: ["CODE_TOKEN": "t"], answer: answer) {
            session, _ in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from issues where owner = 'o' and repo = 'r'").allRows()
            }
            #expect(error?.code == "incomplete")
        }
    }
}
