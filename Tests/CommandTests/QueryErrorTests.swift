import Testing

/// Statements that are wrong: one message, no data, status 1.
@Suite("Wrong statements", .serialized, .timeLimit(.minutes(5)))
struct QueryErrorTests {
    /// A statement and what its message must hold.
    struct Case: CustomTestStringConvertible {
        let sql: String
        let words: [String]
        var testDescription: String { sql }
    }

    static let cases = [
        Case(
            sql: "selec 1",
            words: ["error[syntax-error]", "line 1, column 1", "^^^^^", "did you mean SELECT?"]),
        Case(sql: "select (1", words: ["error[incomplete-input]", "expected \")\""]),
        Case(sql: "select\n  '容量' as 中文,\n  region from capacity where", words: ["line 3, column 29"]),
        Case(
            sql: "select * from capasity",
            words: ["error[unknown-table]", "^^^^^^^^", "did you mean capacity?"]),
        Case(
            sql: "select regoin from capacity",
            words: ["error[unknown-column]", "line 1, column 8", "did you mean region?"]),
        Case(sql: "select h.vm_id from hosts h", words: ["error[unknown-column]", "h.vm_id"]),
        Case(sql: "select * from host_vms", words: ["error[missing-parameter]", "host_vms.host_id = '…'"]),
        Case(sql: "select v.vm_id from host_vms v", words: ["error[missing-parameter]", "v.host_id = '…'"]),
        Case(sql: "select :day", words: ["error[unbound-parameter]", ":day"]),
        Case(sql: "delete from hosts", words: ["error[statement-not-allowed]", "DELETE"]),
        Case(sql: "describe nowhere", words: ["error[unknown-table]", "SHOW TABLES"]),
        Case(sql: "select nosuch(1)", words: ["nosuch"]),
        Case(sql: "select 1 where abs('x', 2)", words: ["abs"]),
        Case(sql: "select json_extract('{', '$')", words: ["JSON"]),
    ]

    @Test(arguments: cases)
    func oneMessageAndNoData(_ wrong: Case) async throws {
        let outcome = try await Esmql.run(["--demo", "-c", wrong.sql])
        outcome.expectFailure(1, wrong.words)
    }

    @Test func theMessageShowsLineAndCaretUnderChineseText() async throws {
        let sql = "select '可用容量', nope from capacity"
        let outcome = try await Esmql.run(["--demo", "-c", sql])
        outcome.expectFailure(1, ["line 1, column 16"])
        let lines = outcome.error.split(separator: "\n").map(String.init)
        let caret = try #require(lines.firstIndex { $0.contains("^^^^") })
        let shown = try #require(column(of: "n", in: lines[caret - 1]))
        let pointed = try #require(column(of: "^", in: lines[caret]))
        // Four characters before the name take two columns each; below them stand blanks.
        #expect(pointed == shown + 4)
    }

    private func column(of character: Character, in line: String) -> Int? {
        line.firstIndex(of: character).map { line.distance(from: line.startIndex, to: $0) }
    }

    @Test func everySyntaxErrorIsToldBeforeAnyStatementRuns() async throws {
        let outcome = try await Esmql.run(["--demo", "-c", "select 1; select 2 from; select 3"])
        outcome.expectFailure(1, ["error[syntax-error]"])
    }

    @Test func controlCharactersOfAStatementAreShown() async throws {
        let outcome = try await Esmql.run(["--demo", "-c", "select \"\u{1B}[31mred\" from capacity"])
        outcome.expectFailure(1, ["error[unknown-column]"])
        #expect(!outcome.error.contains("\u{1B}"))
    }
}
