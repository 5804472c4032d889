/// `x REGEXP y` and `regexp_like(x, y)`: whether a pattern matches anywhere in a text.
///
/// The patterns are those of Swift's `Regex`, which knows the usual syntax (Perl's and ICU's). Compiled ones are
/// kept, since a query uses the same one for each row.
final class RegularExpressions {
    private static let capacity = 64
    /// Bytes of a pattern and of a text: a match cannot be interrupted, and a pattern is read by recursion.
    private static let longestPattern = 1000
    private static let longestText = 1 << 20

    private var compiled: [String: Regex<AnyRegexOutput>] = [:]

    /// The two functions: the operator hands over the pattern first, the function last.
    var functions: [ScalarFunction] {
        [
            ScalarFunction("regexp", arity: 2) { self.match(pattern: $0[0], text: $0[1]) },
            ScalarFunction("regexp_like", arity: 2) { self.match(pattern: $0[1], text: $0[0]) },
        ]
    }

    private func match(pattern: SQLArgument, text: SQLArgument) -> FunctionResult {
        guard let pattern = pattern.text, let text = text.text else { return .null }
        guard pattern.utf8.count <= Self.longestPattern else {
            return .failure("a regular expression takes at most \(Self.longestPattern) bytes")
        }
        guard text.utf8.count <= Self.longestText else {
            return .failure("REGEXP takes a text of at most \(Self.longestText) bytes")
        }
        do {
            return .integer(try regex(pattern).firstMatch(in: text) == nil ? 0 : 1)
        } catch {
            return .failure("'\(pattern)' is no regular expression: \(error)")
        }
    }

    private func regex(_ pattern: String) throws -> Regex<AnyRegexOutput> {
        if let known = compiled[pattern] { return known }
        let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
        if compiled.count >= Self.capacity { compiled.removeAll() }
        compiled[pattern] = regex
        return regex
    }
}
