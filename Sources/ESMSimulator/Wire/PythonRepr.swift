/// Texts and lists the way Python's `repr` prints them, which is how `vm_list` arrives.
enum PythonRepr {
    /// A string literal, in double quotes only where it holds an apostrophe and no double quote.
    static func string(_ value: String) -> String {
        let quote: Unicode.Scalar = value.contains("'") && !value.contains("\"") ? "\"" : "'"
        var text = String.UnicodeScalarView()
        text.append(quote)
        for scalar in value.unicodeScalars {
            switch scalar {
            case quote, "\\": text.append(contentsOf: ["\\", scalar])
            case "\n": text.append(contentsOf: ["\\", "n"])
            case "\r": text.append(contentsOf: ["\\", "r"])
            case "\t": text.append(contentsOf: ["\\", "t"])
            default: text.append(scalar)
            }
        }
        text.append(quote)
        return String(text)
    }

    /// A list of lists of strings.
    static func lists(_ lists: [[String]]) -> String {
        "[" + lists.map { "[" + $0.map(string).joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
    }
}
