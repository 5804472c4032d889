/// A parameter that a script declares: `-- :param day date = yesterday -- the day to report`.
struct ParameterDeclaration: Hashable, Sendable {
    /// Its name, without a sign.
    var name: String
    /// What it takes.
    var type: ParameterType
    /// The text of its value where none is given; nil where one must be given.
    var standard: String?
    /// What it means; empty where the script does not say.
    var summary: String

    /// Reads a declaration.
    ///
    /// - Parameter text: what stands behind `:param`.
    /// - Throws: a ``CommandError``.
    init(_ text: Substring) throws(CommandError) {
        var rest = Self.trimmed(text)
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = Self.trimmed(rest.dropFirst(name.count))
        guard !name.isEmpty, name.first?.isNumber == false else {
            throw CommandError("a parameter is declared as -- :param name type = default")
        }
        self.name = String(name)
        type = .text
        if let first = rest.first, first.isLetter {
            let word = rest.prefix { $0.isLetter }
            guard let type = ParameterType(name: String(word)) else {
                let types = ParameterType.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandError("the parameter \(name) has no type \(word); there are \(types)")
            }
            self.type = type
            rest = Self.trimmed(rest.dropFirst(word.count))
        }
        if rest.first == "=" {
            let (value, end) = Self.standardValue(Self.trimmed(rest.dropFirst()))
            standard = value
            rest = Self.trimmed(end)
        }
        guard rest.isEmpty || rest.hasPrefix("--") else {
            throw CommandError("a parameter is declared as -- :param name type = default, not '\(text)'")
        }
        summary = String(Self.trimmed(rest.dropFirst(2)))
    }

    /// The default and what follows it: in quotes, or up to ` -- `.
    private static func standardValue(_ text: Substring) -> (String, Substring) {
        if let quote = text.first, quote == "'" || quote == "\"" {
            let inner = text.dropFirst()
            if let end = inner.firstIndex(of: quote) {
                return (String(inner[..<end]), inner[inner.index(after: end)...])
            }
        }
        var end = text.startIndex
        while end < text.endIndex {
            if text[end...].hasPrefix("--"),
                end == text.startIndex || text[text.index(before: end)].isWhitespace
            {
                break
            }
            end = text.index(after: end)
        }
        return (String(trimmed(text[..<end])), text[end...])
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return text
    }
}
