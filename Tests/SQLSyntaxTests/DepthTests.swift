import Foundation
import SQLSyntax
import Testing

@Suite struct DepthTests {
    /// A text that nests: SQLite 3.40.1 takes `most` repetitions and refuses one more.
    struct Shape: Sendable, CustomTestStringConvertible {
        var before: String
        var opening: String
        var core: String
        var closing: String
        var after: String
        var most: Int

        init(
            _ before: String, _ opening: String, _ core: String, _ closing: String, _ after: String, most: Int
        ) {
            self.before = before
            self.opening = opening
            self.core = core
            self.closing = closing
            self.after = after
            self.most = most
        }

        var testDescription: String { before + opening + "…" }

        func text(_ count: Int) -> String {
            before + String(repeating: opening, count: count) + core
                + String(repeating: closing, count: count) + after
        }
    }

    static let shapes = [
        Shape("SELECT ", "(", "1", ")", "", most: 93), Shape("VALUES (", "(", "1", ")", ")", most: 95),
        Shape("SELECT ", "NOT ", "1", "", "", most: 94), Shape("SELECT ", "- ", "1", "", "", most: 94),
        Shape("SELECT ", "(SELECT ", "1", ")", "", most: 18),
        Shape("", "SELECT 1 FROM (", "SELECT 1", ")", "", most: 15),
        Shape("SELECT 1 FROM ", "(", "t", ")", "", most: 45), Shape("SELECT ", "f(", "1", ")", "", most: 31),
        Shape("SELECT ", "f(1, ", "1", ")", "", most: 18),
        Shape("SELECT ", "CASE WHEN ", "1", " THEN 1 END", "", most: 30),
        Shape("SELECT ", "CASE WHEN 1 THEN ", "1", " END", "", most: 18),
        Shape("SELECT ", "1 IN (", "1", ")", "", most: 31),
        Shape("SELECT ", "CAST(", "1", " AS INT)", "", most: 45),
        Shape("SELECT ", "EXISTS (SELECT ", "1", ")", "", most: 15),
        Shape("SELECT 1 FROM a JOIN b ON ", "(", "1", ")", "", most: 88),
        Shape("WITH x AS (SELECT ", "(", "1", ")", ") SELECT 1", most: 88),
        Shape("SELECT sum(1) OVER (PARTITION BY ", "(", "1", ")", ")", most: 84),
        Shape("", "WITH x AS (", "SELECT 1", ") SELECT 1", "", most: 18),
        Shape("SELECT 1 LIMIT 1 OFFSET ", "(", "1", ")", "", most: 86),
    ]

    @Test(arguments: shapes)
    func nestingEndsWhereSQLiteEndsIt(shape: Shape) throws {
        #expect(SQLParser.parse(shape.text(shape.most)).diagnostics.isEmpty)
        for count in [shape.most + 1, 1_000] {
            let diagnostics = SQLParser.parse(shape.text(count)).diagnostics
            #expect(diagnostics.map(\.code) == [.nestedTooDeeply])
            #expect(diagnostics.first?.message.hasPrefix("parser stack overflow") == true)
        }
    }

    @Test(arguments: ["(", "NOT ", "- ", "f(", "CASE "])
    func aHundredThousandLevelsAreOneError(opening: String) {
        let text = "SELECT " + String(repeating: opening, count: 100_000)
        #expect(SQLParser.parse(text).diagnostics.map(\.code) == [.nestedTooDeeply])
    }

    /// Runs work on a thread of half a megabyte, the least that a thread of Apple's systems has.
    private func onSmallStack(_ work: @escaping @Sendable () -> Int) async -> Int {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.stackSize = 512 << 10
            thread.start()
        }
    }

    @Test(arguments: shapes)
    func theDeepestInputFitsASmallStack(shape: Shape) async {
        let text = shape.text(shape.most)
        let length = await onSmallStack {
            guard let statement = SQLParser.parse(text).statements.first else { return 0 }
            return SQLPrinter.print(statement).utf8.count
        }
        #expect(length > shape.most)
    }

    @Test(arguments: [" ISNULL", " COLLATE x", " IN (1)", " LIKE 1", " = 1 LIKE 1", " BETWEEN 1 AND 2"])
    func towersOfOperatorsHaveALimit(suffix: String) async {
        let few = "SELECT 1" + String(repeating: suffix, count: 140)
        let many = "SELECT 1" + String(repeating: suffix, count: 10_000)
        let results = await onSmallStack {
            let length = SQLParser.parse(few).statements.first.map { SQLPrinter.print($0).utf8.count } ?? 0
            let codes = SQLParser.parse(many).diagnostics.map(\.code)
            return codes == [.nestedTooDeeply] ? length : -1
        }
        #expect(results == few.utf8.count)
    }

    @Test func towersInParenthesesCountTogether() async {
        let text =
            "SELECT " + String(repeating: "(", count: 90) + "1"
            + String(repeating: " ISNULL ISNULL ISNULL)", count: 90)
        let count = await onSmallStack { SQLParser.parse(text).diagnostics.count }
        #expect(count == 1)
    }
}
