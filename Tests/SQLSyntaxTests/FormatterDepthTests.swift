import Foundation
import SQLSyntax
import Testing

/// Deep and long texts, printed and laid out.
@Suite struct FormatterDepthTests {
    /// Runs work on a thread of half a megabyte, the least that a thread of Apple's systems has.
    private func onSmallStack(_ work: @escaping @Sendable () -> String) async -> String {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.stackSize = 512 << 10
            thread.start()
        }
    }

    @Test(arguments: [
        (" ISNULL", 300), (" COLLATE x", 300), (" IN (1)", 300), (" LIKE 1", 300), (" BETWEEN 1 AND 2", 300),
        (" = 1 LIKE 1", 150),
    ])
    func theHighestTowersFitASmallStack(suffix: String, count: Int) async {
        let text = "SELECT 1" + String(repeating: suffix, count: count)
        let printed = await onSmallStack {
            SQLParser.parse(text).statements.first.map { SQLPrinter.print($0) } ?? ""
        }
        #expect(printed == text)
        let formatted = await onSmallStack { (try? SQLFormatter(width: 5_000).format(text)) ?? "" }
        #expect(formatted == text.replacing("SELECT", with: "select").lowercased() + ";\n")
    }

    @Test(arguments: DepthTests.shapes)
    func theDeepestNestingIsFormattedOnASmallStack(shape: DepthTests.Shape) async {
        let text = shape.text(shape.most)
        let formatted = await onSmallStack { (try? SQLFormatter().format(text)) ?? "" }
        let second = await onSmallStack { (try? SQLFormatter().format(formatted)) ?? "" }
        #expect(!formatted.isEmpty)
        #expect(second == formatted)
    }

    @Test(arguments: ["OR", "AND", "+", "||", "=", ", "])
    func longTextsKeepTheirTerms(separator: String) throws {
        let isList = separator == ", "
        let terms = Array(repeating: "x", count: 100_000).joined(
            separator: isList ? separator : " \(separator) ")
        let statement = try statement(isList ? "SELECT 1 IN (\(terms))" : "SELECT \(terms)")
        #expect(SQLPrinter.print(statement).utf8.count { $0 == UInt8(ascii: "x") } == 100_000)
        let formatted = try SQLFormatter().format(
            isList ? "SELECT 1 IN (\(terms.prefix(30_001)))" : "SELECT \(terms.prefix(30_001))")
        #expect(formatted.utf8.count { $0 == UInt8(ascii: "x") } > 5_000)
        #expect(!formatted.split(separator: "\n").contains { $0.utf8.count > 100 })
    }

    @Test(arguments: [
        "f() OVER (PARTITION BY ", "f() OVER (w ORDER BY ", "f() OVER (ROWS ", "f() FILTER (WHERE ",
        "EXISTS (SELECT ",
        "1 IN (", "1 IN t(", "1 BETWEEN ", "1 BETWEEN 1 AND (", "1 LIKE ", "1 LIKE 1 ESCAPE ", "1 = NOT ",
        "~ ", "+ ",
        "CAST(", "CASE x WHEN ", "CASE WHEN 1 THEN 1 ELSE ", "(1, ", "(VALUES (", "(WITH x AS (SELECT ",
        "1 || (",
        "(SELECT 1 FROM t WHERE ", "(SELECT 1 FROM a JOIN b ON ", "(SELECT 1 UNION SELECT ",
        "(SELECT 1 ORDER BY ",
        "(SELECT 1 LIMIT ", "1 -> (",
    ])
    func anyNestingIsOneErrorOnASmallStack(opening: String) async {
        let text = "SELECT " + String(repeating: opening, count: 5_000)
        let codes = await onSmallStack {
            SQLParser.parse(text).diagnostics.map(\.code.rawValue).joined(separator: " ")
        }
        #expect(codes == "nested-too-deeply")
    }

    @Test(arguments: ["SELECT 1 FROM (", "SELECT 1 FROM a, (b JOIN (", "WITH x AS (", "VALUES (("])
    func anyNestedQueryIsOneErrorOnASmallStack(opening: String) async {
        let text = String(repeating: opening, count: 5_000)
        let codes = await onSmallStack {
            SQLParser.parse(text).diagnostics.map(\.code.rawValue).joined(separator: " ")
        }
        #expect(["nested-too-deeply", "syntax-error"].contains(codes))
    }

    @Test func wordsThatDoNotNestAreErrors() {
        for word in ["EXPLAIN ", "NOT EXISTS ", "CREATE VIEW v AS "] {
            #expect(SQLParser.parse(String(repeating: word, count: 5_000)).diagnostics.count == 1)
        }
    }
}
