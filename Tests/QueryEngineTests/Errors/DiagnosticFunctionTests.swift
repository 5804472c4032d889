import Testing

@testable import QueryEngine

/// What hints say of functions is true.
@Suite struct DiagnosticFunctionTests {
    private let known = KnownFunctions()

    @Test func theFunctionsAreThoseOfSQLiteAndOurOwn() {
        let names = Set(known.names)
        #expect(
            names.isSuperset(of: ["abs", "substr", "row_number", "json_extract", "now", "ago", "median"]))
        #expect(names.isDisjoint(with: ["load_extension", "fts5", "->", "match"]))
        #expect(known.arity(of: "substr") == "2 or 3")
        #expect(known.arity(of: "coalesce") == "at least 2")
        #expect(known.arity(of: "printf") == nil)
        #expect(known.arity(of: "nosuch") == nil)
    }

    @Test func everyUsageIsThatOfAFunction() {
        #expect(Set(FunctionUsage.calls.keys).subtracting(known.names).sorted() == [])
        for (name, usage) in FunctionUsage.calls { #expect(usage.hasPrefix(name + "(")) }
    }

    @Test func noForeignFunctionIsOneOfOurs() {
        #expect(ForeignFunctions.instead.count > 80)
        #expect(Set(ForeignFunctions.instead.keys).intersection(known.names).sorted() == [])
    }

    @Test func whatIsWrittenInsteadExists() {
        for (name, instead) in ForeignFunctions.instead {
            for call in instead.matches(of: #/([a-z_]+)\(/#) {
                let function = String(call.1)
                #expect(known.names.contains(function) || function == "json_each", "\(name): \(function)")
            }
        }
    }
}
