/// Reads rules in the notation of grammar.md.
struct GrammarReader {
    private var rest: Substring

    init(_ text: String) {
        rest = Substring(text)
    }

    /// The next rule, nil at the end.
    mutating func rule() throws -> (String, Grammar.Node)? {
        skipSpace()
        guard !rest.isEmpty else { return nil }
        let name = word()
        guard !name.isEmpty, take("=") else { throw failure("a rule expected") }
        let node = try choice()
        guard take(";") else { throw failure("; expected behind \(name)") }
        return (name, node)
    }

    private mutating func choice() throws -> Grammar.Node {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> Grammar.Node {
        var parts = [try part()]
        while take(",") { parts.append(try part()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func part() throws -> Grammar.Node {
        if take("(") { return try closed(by: ")", choice()) }
        if take("[") { return .optional(try closed(by: "]", choice())) }
        if take("{") { return .repetition(try closed(by: "}", choice())) }
        if take("\"") {
            let text = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(text.count + 1)
            return .terminal(String(text))
        }
        if take("?") {
            guard let end = rest.range(of: " ? ;") else { throw failure("? expected") }
            rest = rest[rest.index(end.upperBound, offsetBy: -2)...]
            return .token
        }
        let name = word()
        guard !name.isEmpty else { throw failure("a part expected") }
        return .rule(name)
    }

    private mutating func closed(by mark: String, _ node: Grammar.Node) throws -> Grammar.Node {
        guard take(mark) else { throw failure("\(mark) expected") }
        return node
    }

    private mutating func word() -> String {
        skipSpace()
        let word = rest.prefix { $0.isLetter || $0 == "-" }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    private mutating func take(_ mark: String) -> Bool {
        skipSpace()
        guard rest.hasPrefix(mark) else { return false }
        rest = rest.dropFirst(mark.count)
        return true
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0.isWhitespace }
    }

    private func failure(_ problem: String) -> TestFailure {
        TestFailure(description: "grammar.md: \(problem) at \(rest.prefix(40))")
    }
}
