import QueryEngine
import SQLSyntax
import Testing

@Suite struct QueryErrorTests {
    @Test func `an error about the text takes code and message of its first diagnostic`() {
        let diagnostics = [
            Diagnostic(.init(rawValue: "unknown-column"), "no such column: x", at: SourceSpan(7, 8)),
            Diagnostic(.init(rawValue: "unknown-table"), "no such table: y", at: nil),
        ]
        let error = QueryError(diagnostics)
        #expect(error.category == .query)
        #expect(error.code == "unknown-column")
        #expect(error.message == "no such column: x")
        #expect(error.description == "no such column: x")
        #expect(error.diagnostics.map(\.message) == ["no such column: x", "no such table: y"])
        #expect(error.underlying == nil)
    }

    @Test func `an error without a diagnostic has a code and a message all the same`() {
        let error = QueryError([])
        #expect(error.category == .query)
        #expect(!error.code.isEmpty)
        #expect(!error.message.isEmpty)
    }

    @Test func `an error of its parts keeps them`() {
        struct Cause: Error {}
        let error = QueryError(.site, code: "bad-page", message: "t, page 3: item 2", underlying: Cause())
        #expect(error.category == .site)
        #expect(error.code == "bad-page")
        #expect("\(error)" == "t, page 3: item 2")
        #expect(error.diagnostics.isEmpty)
        #expect(error.underlying is Cause)
    }
}
