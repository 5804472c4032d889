import ESMQL
import Testing

@testable import esmql

/// What differs between two answers.
@Suite("Differences of answers")
struct AnswerDiffTests {
    @Test func rowsAreToldApartByTheirFirstValues() {
        let old: [[Value]] = [["a", 1], ["b", 2], ["c", 3]]
        let new: [[Value]] = [["b", 2], ["a", 9], ["d", 4]]
        let key = AnswerComparison.key(old: old, new: new, 2)
        #expect(key == [0])
        let comparison = AnswerComparison(old: old, new: new, key: key)
        #expect(comparison.changes == [.changed(old: 0, new: 1), .added(new: 2), .removed(old: 2)])
        #expect(comparison.sameCount == 1)
    }

    @Test func equalRowsAreCounted() {
        let comparison = AnswerComparison(old: [["a"], ["a"], ["b"]], new: [["a"], ["b"], ["b"]], key: [])
        #expect(
            comparison.changes == [.added(new: 2), .removed(old: 0)]
                || comparison.changes == [.added(new: 2), .removed(old: 1)])
        #expect(AnswerComparison.key(old: [["a", 1], ["a", 2]], new: [], 2) == [])
    }

    @Test func cellsThatHaveChanged() {
        let columns = [ResultColumn(name: "k"), ResultColumn(name: "v")]
        let before = Answer(columns: columns, rows: [Row(["a", 1]), Row(["b", 2])])
        let after = Answer(columns: columns, rows: [Row(["a", 5]), Row(["b", 2]), Row(["c", 3])])
        #expect(AnswerChanges.cells(of: after, since: before) == [1, 4, 5])
        #expect(AnswerChanges.cells(of: after, since: after) == [])
    }

    @Test(arguments: ["csv", "json", "ndjson"])
    func anEarlierRunAndThisOne(_ format: String) async throws {
        let home = try Workspace()
        let file = home.path("before." + format)
        func query(_ rows: String) -> String {
            """
            select * from (
                select 1 as id, 'x' as name, 1.5 as load, null as note where 0 union all values \(rows)
            ) order by 1
            """
        }
        let first = "(1, 'a', 2.0, null), (2, 'b', 3.5, 'n'), (3, '007', 1e20, '')"
        try await Esmql.run(["--demo", "--format", format, "-o", file, "-c", query(first)]).expectOutput("")
        let same = try await Esmql.run(["--demo", "--diff", file, "-c", query(first)])
        #expect(same.status == 0)
        #expect(same.output.isEmpty)
        #expect(same.error == "0 added, 0 removed, 0 changed, 3 the same\n")
        let second = query("(1, 'a', 2.0, null), (2, 'b', 4.5, 'n'), (4, 'd', 1.0, null)")
        let differs = try await Esmql.run(["--demo", "--format", "csv", "--diff", file, "-c", second])
        #expect(differs.status == 6)
        #expect(
            differs.output.hasPrefix(
                """
                change,id,name,load,note
                before,2,b,3.5,n
                after,2,b,4.5,n
                added,4,d,1.0,
                removed,3,007,
                """))
        #expect(differs.error == "1 added, 1 removed, 1 changed, 1 the same\n")
        let byName = try await Esmql.run([
            "--demo", "-q", "--format", "csv", "--diff", file, "--diff-key", "nope", "-c", second,
        ])
        byName.expectFailure(1, ["error[command]", "the column nope"])
    }

    @Test func whatCannotBeCompared() async throws {
        try await Esmql.run(["--demo", "--diff", "/nonexistent.csv", "-c", "select 1"])
            .expectFailure(2, ["error[file]"])
        let home = try Workspace()
        let file = try home.write("a\n1\n".utf8, to: "a.csv")
        try await Esmql.run(["--demo", "--diff", file, "-c", "select 1 as a; select 2 as a"])
            .expectFailure(1, ["one query"])
        let columns = try await Esmql.run(["--demo", "--diff", file, "-c", "select 1 as a, 2 as b"])
        #expect(columns.status == 6)
        #expect(columns.error.contains("new columns: b"))
    }
}
