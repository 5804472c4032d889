/// A text as a JSON string, quotes and escapes included (RFC 8259, section 7).
struct JSONQuoted: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{0}"..<" ":
                let hex = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: output.unicodeScalars.append(scalar)
            }
        }
        description = output + "\""
    }
}
