import Testing

@testable import ESMQL

/// Answers that are not what they should be, for each table: the right rows, or one clear error.
struct BadInputTests {
    /// Asks for a table once for each answer, in order; an answer without a total has an empty page behind it.
    private func ask(
        _ table: BadInputTable, _ answers: [String]
    ) async throws -> [Result<[Row], QueryError>] {
        var options = SessionOptions()
        options.cacheLifetime = .zero
        options.pause = { _ in }
        var results: [Result<[Row], QueryError>] = []
        try await TablesSite.run(session: options) { tables in
            var count = 0
            func add(_ answer: String) {
                count += 1
                tables.answer(table.path, with: answer, requests: count...count)
            }
            for answer in answers {
                add(answer)
                if table.isPaged, !answer.contains(/"total": "?[0-9]/), answer.contains("\"list\": [") {
                    add(#"{"list": []}"#)
                }
            }
            for _ in answers {
                do throws(QueryError) {
                    results.append(.success(try await tables.session.query(table.query).allRows()))
                } catch { results.append(.failure(error)) }
            }
        }
        return results
    }

    @Test func everyTableIsThere() async throws {
        try await TablesSite.run { tables in
            let site = try await tables.rows("select name from esmql_tables where kind = 'site'")
            #expect(site.map { $0[0] } == BadInputTable.all.map { .text($0.name) })
        }
    }

    @Test(arguments: BadInputTable.all)
    func whatCanBeReadGivesItsRow(_ table: BadInputTable) async throws {
        let long = String(repeating: "长 text ", count: 200_000)
        let answers = [
            table.answer(table.item()), table.answer(table.item(), envelope: ""),
            table.answer(table.item(), envelope: #", "total": "1""#),
            table.answer(table.item(), envelope: #", "total": "总数""#),
            table.answer(table.item(#""novel": {"a": [1, {"list": []}]}, "\u0000": null"#)),
            table.answer(table.item(#""region": "a", "region": "b", "region_id": "c", "region_id": null"#)),
            table.answer(table.item(#""region": "\#(long)""#)),
            table.answer(table.item(#""region": "\ud83d", "os": "\ude00x", "\ud800": "\udfff\ud800""#)),
            table.answer(table.item(), table.item(), table.item()),
        ]
        for (index, result) in try await ask(table, answers).enumerated() {
            let rows = try result.get()
            #expect(rows.count == (index == answers.count - 1 ? 3 : 1), "answer \(index)")
        }
    }

    @Test(arguments: BadInputTable.all)
    func numbersAndTextsMayStandForEachOther(_ table: BadInputTable) async throws {
        let columns = try await TablesSite.schemas().first { $0.name == table.name }?.columns ?? []
        // One key a column: the first that is not taken.
        var keys: Set<String> = ["host_id", "vm_list"]
        var members: [String] = []
        var expected: [(index: Int, value: Value)] = []
        for (index, column) in columns.filter({ !$0.isHidden }).enumerated() {
            guard let key = column.keys.first, keys.insert(key).inserted, case .keys = column.source else {
                continue
            }
            switch column.type {
            case .integer:
                members.append("\"\(key)\": \" 12 \"")
                expected.append((index, 12))
            case .real:
                members.append("\"\(key)\": \"12.50\"")
                expected.append((index, 12.5))
            case .time:
                members.append("\"\(key)\": \"1793601000000\"")
                expected.append((index, "2026-11-02 06:30:00"))
            case .text, .json:
                members.append("\"\(key)\": 9007199254740993123")
                expected.append((index, "9007199254740993123"))
            }
        }
        let result = try #require(
            try await ask(table, [table.answer(table.item(members.joined(separator: ", ")))]).first)
        let row = try #require(try result.get().first)
        for (index, value) in expected { #expect(row[index] == value, "\(columns[index].name)") }
    }

    @Test(arguments: BadInputTable.all)
    func anItemThatIsNoObjectIsNamed(_ table: BadInputTable) async throws {
        let items = ["7", "null", "[]", "\"text\"", "true"]
        let results = try await ask(table, items.map { table.answer(table.item(), $0) })
        for (result, item) in zip(results, items) {
            let error = #expect(throws: QueryError.self, "\(item)") { try result.get() }
            #expect(error?.code == "bad-page")
            let message = error?.message ?? ""
            #expect(message.contains(table.name) && message.contains("page 1"), "\(message)")
            #expect(message.contains("item 2 is not an object"), "\(message)")
        }
    }

    @Test(arguments: BadInputTable.all)
    func whatIsNotCompleteIsAnError(_ table: BadInputTable) async throws {
        let coded = #"{"error_code": "AS.0007", "error_msg": "the engine is out"}"#
        let twice = #"{"total": 1, "\#(table.list)": [\#(table.item())], "\#(table.list)": []}"#
        var answers = [coded, twice]
        if table.isPaged {
            answers += [
                #"{"total": 3}"#, #"{"total": 3, "list": null}"#, #"{"total": 3, "list": {}}"#,
                table.answer(table.item(), envelope: #", "total": 0"#),
            ]
        }
        // What follows is asked for again and again: it comes last.
        if table.isPaged { answers.append(table.answer(envelope: #", "total": 5"#)) }
        let results = try await ask(table, answers)
        for (index, result) in results.enumerated() {
            let error = #expect(throws: QueryError.self, "\(answers[index])") { try result.get() }
            #expect(error?.category == .site)
            let message = error?.message ?? ""
            #expect(message.contains(table.path.split(separator: "/").last ?? ""), "\(message)")
            if index == 0 { #expect(message.contains("AS.0007") && message.contains("the engine is out")) }
        }
    }
}
