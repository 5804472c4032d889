/// A random document: its text with random white space and escapes, and the tree that it stands for.
struct RandomDocument {
    private var generator: SeededGenerator
    private(set) var text = ""
    private(set) var tree = JSONTree.null

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        space()
        tree = value(depth: 0)
        space()
    }

    private mutating func value(depth: Int) -> JSONTree {
        switch Int.random(in: 0..<(depth > 5 ? 5 : 9), using: &generator) {
        case 0: return literal("null", .null)
        case 1: return literal("true", .bool(true))
        case 2: return literal("false", .bool(false))
        case 3: return number()
        case 4, 5: return .string(string())
        case 6: return array(depth: depth)
        default: return object(depth: depth)
        }
    }

    private mutating func literal(_ word: String, _ tree: JSONTree) -> JSONTree {
        text += word
        return tree
    }

    private mutating func number() -> JSONTree {
        var digits = String(UInt64.random(in: 0...UInt64.max, using: &generator)).prefix(
            Int.random(in: 1...15, using: &generator))
        if digits.first == "0" { digits = "0" }
        var number = (Bool.random(using: &generator) ? "-" : "") + digits
        if Bool.random(using: &generator) { number += ".\(Int.random(in: 0...9999, using: &generator))" }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            number +=
                "\(Bool.random(using: &generator) ? "e" : "E+")\(Int.random(in: 0...40, using: &generator))"
        }
        text += number
        return .number(number)
    }

    private mutating func string() -> String {
        let samples: [Unicode.Scalar] = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\r", "\u{8}", "\u{C}", "\u{1}", "\u{7F}", "é",
            "中",
            "\u{2028}", "😀", "{", "]", ",", ":", "\u{10FFFF}",
        ]
        var value = String.UnicodeScalarView()
        text += "\""
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let scalar = samples.randomElement(using: &generator) ?? "a"
            value.append(scalar)
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<5, using: &generator) == 0 {
                text += String(scalar).utf16.map(escape).joined()
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
        return String(value)
    }

    private func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private mutating func array(depth: Int) -> JSONTree {
        var elements: [JSONTree] = []
        text += "["
        space()
        for index in 0..<Int.random(in: 0...5, using: &generator) {
            if index > 0 { separator(",") }
            elements.append(value(depth: depth + 1))
        }
        space()
        text += "]"
        return .array(elements)
    }

    private mutating func object(depth: Int) -> JSONTree {
        var members: [JSONTree.Member] = []
        text += "{"
        space()
        for index in 0..<Int.random(in: 0...5, using: &generator) {
            if index > 0 { separator(",") }
            let key = string()
            separator(":")
            members.append(.init(key: key, value: value(depth: depth + 1)))
        }
        space()
        text += "}"
        return .object(members)
    }

    private mutating func separator(_ character: String) {
        space()
        text += character
        space()
    }

    private mutating func space() {
        guard Bool.random(using: &generator) else { return }
        text += [" ", "\n", "\t", "\r\n", "   "].randomElement(using: &generator) ?? ""
    }
}
