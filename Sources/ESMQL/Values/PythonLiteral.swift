/// A value of the lists that 4.1.16 sends as Python writes them: `[['id', 'name', 'Euler', '[{"cores": …}]']]`.
enum PythonLiteral: Hashable {
    /// `None`.
    case none
    /// Text.
    case text(String)
    /// A number or a truth value, as written.
    case word(String)
    /// A list or a tuple.
    case list([PythonLiteral])

    /// Reads a whole text; nil where it is none of Python's literals.
    init?(_ text: String) {
        var reader = PythonLiteralReader(text)
        guard let value = reader.whole() else { return nil }
        self = value
    }

    /// The text that stands for the value in a column; nil for `None` and for lists.
    var text: String? {
        switch self {
        case .text(let text), .word(let text): text
        case .none, .list: nil
        }
    }
}

/// Reads Python's literals from left to right.
private struct PythonLiteralReader {
    /// How deep lists may nest.
    private static let maximumDepth = 64

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func whole() -> PythonLiteral? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return position == scalars.count ? value : nil
    }

    private mutating func value(depth: Int) -> PythonLiteral? {
        guard depth < Self.maximumDepth else { return nil }
        skipSpace()
        guard let first = peek else { return nil }
        switch first {
        case "[": return list(until: "]", depth: depth)
        case "(": return list(until: ")", depth: depth)
        case "'", "\"": return string(quote: first).map(PythonLiteral.text)
        case "u", "b":
            // The prefixes of older versions: u'…', b'…'.
            if position + 1 < scalars.count, ["'", "\""].contains(scalars[position + 1]) {
                position += 1
                return string(quote: scalars[position]).map(PythonLiteral.text)
            }
            return word()
        default: return word()
        }
    }

    private mutating func list(until close: Unicode.Scalar, depth: Int) -> PythonLiteral? {
        position += 1
        var elements: [PythonLiteral] = []
        while true {
            skipSpace()
            if take(close) { return .list(elements) }
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
            skipSpace()
            if take(",") { continue }
            return take(close) ? .list(elements) : nil
        }
    }

    private mutating func string(quote: Unicode.Scalar) -> String? {
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = next() {
            if scalar == quote { return String(text) }
            if scalar == "\n" { return nil }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = next() else { return nil }
            switch escaped {
            case "n": text.append("\n")
            case "t": text.append("\t")
            case "r": text.append("\r")
            case "\\", "'", "\"": text.append(escaped)
            case "x": guard append(hexDigits: 2, to: &text) else { return nil }
            case "u": guard appendUnit(to: &text) else { return nil }
            case "U": guard append(hexDigits: 8, to: &text) else { return nil }
            default:
                // As Python reads what is no escape.
                text.append("\\")
                text.append(escaped)
            }
        }
        return nil
    }

    private mutating func append(hexDigits count: Int, to text: inout String.UnicodeScalarView) -> Bool {
        guard let code = code(hexDigits: count), let scalar = Unicode.Scalar(code) else { return false }
        text.append(scalar)
        return true
    }

    /// Appends what `\u` and four digits stand for: two halves of a surrogate pair are one character, a half alone
    /// is U+FFFD.
    private mutating func appendUnit(to text: inout String.UnicodeScalarView) -> Bool {
        guard let first = code(hexDigits: 4) else { return false }
        var code = first
        if first & 0xFC00 == 0xD800, position + 1 < scalars.count, scalars[position] == "\\",
            scalars[position + 1] == "u"
        {
            let start = position
            position += 2
            if let second = self.code(hexDigits: 4), second & 0xFC00 == 0xDC00 {
                code = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
            } else {
                position = start
            }
        }
        text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        return true
    }

    /// The number that some digits stand for, consumed; nil where they are none.
    private mutating func code(hexDigits count: Int) -> UInt32? {
        guard position + count <= scalars.count else { return nil }
        let digits = scalars[position..<position + count]
        guard digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        position += count
        return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    }

    private mutating func word() -> PythonLiteral? {
        var text = String.UnicodeScalarView()
        while let scalar = peek,
            scalar.properties.isAlphabetic || "0123456789+-._".unicodeScalars.contains(scalar)
        {
            text.append(scalar)
            position += 1
        }
        guard !text.isEmpty else { return nil }
        let word = String(text)
        if word == "None" { return PythonLiteral.none }
        guard word == "True" || word == "False" || Double(word) != nil else { return nil }
        return .word(word)
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        position += 1
        return scalar
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let scalar = peek, scalar.properties.isWhitespace { position += 1 }
    }
}
