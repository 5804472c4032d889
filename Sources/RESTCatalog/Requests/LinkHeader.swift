/// The header `Link` (RFC 8288).
struct LinkHeader {
    private var rest: Substring

    /// The address of the next page.
    ///
    /// - Parameter values: the values of all headers of the name.
    /// - Returns: the target of the first link whose `rel` has `next` among its words.
    static func next(_ values: [String]) -> String? {
        for value in values {
            var header = LinkHeader(rest: value[...])
            while let link = header.link() {
                if link.relations.contains("next") { return link.target }
            }
        }
        return nil
    }

    /// Takes the next link off the text; nil where there is none.
    private mutating func link() -> (target: String, relations: [Substring])? {
        skip { $0 == "," || $0.isWhitespace }
        guard take("<"), let end = rest.firstIndex(of: ">") else { return nil }
        let target = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        var relations: [Substring] = []
        while true {
            skip(while: \.isWhitespace)
            guard take(";") else { break }
            skip(while: \.isWhitespace)
            let name = word()
            skip(while: \.isWhitespace)
            guard take("=") else { continue }
            skip(while: \.isWhitespace)
            let value = take("\"") ? quoted() : word()
            if name.lowercased() == "rel", relations.isEmpty {
                relations = value.split(separator: " ").map { $0[...] }
            }
        }
        return (target, relations)
    }

    private mutating func word() -> String {
        let word = rest.prefix { $0 != ";" && $0 != "," && $0 != "=" && !$0.isWhitespace }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    /// The text up to the quote that ends it, escapes resolved.
    private mutating func quoted() -> String {
        var text = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let escaped = rest.popFirst() {
                text.append(escaped)
            } else {
                text.append(character)
            }
        }
        return text
    }

    private mutating func skip(while condition: (Character) -> Bool) {
        rest = rest.drop(while: condition)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest = rest.dropFirst()
        return true
    }
}
