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

/// Reads Python's literals from left to right, byte by byte: what has a meaning is ASCII.
private struct PythonLiteralReader {
    /// How deep lists may nest.
    private static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func whole() -> PythonLiteral? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return position == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> PythonLiteral? {
        guard depth < Self.maximumDepth else { return nil }
        skipSpace()
        guard let first = peek else { return nil }
        switch first {
        case UInt8(ascii: "["): return list(until: UInt8(ascii: "]"), depth: depth)
        case UInt8(ascii: "("): return list(until: UInt8(ascii: ")"), depth: depth)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return string(quote: first).map(PythonLiteral.text)
        case UInt8(ascii: "u"), UInt8(ascii: "b"):
            // The prefixes of older versions: u'…', b'…'.
            if position + 1 < bytes.count,
                [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[position + 1])
            {
                position += 1
                return string(quote: bytes[position]).map(PythonLiteral.text)
            }
            return word()
        default: return word()
        }
    }

    private mutating func list(until close: UInt8, depth: Int) -> PythonLiteral? {
        position += 1
        var elements: [PythonLiteral] = []
        while true {
            skipSpace()
            if take(close) { return .list(elements) }
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            return take(close) ? .list(elements) : nil
        }
    }

    private mutating func string(quote: UInt8) -> String? {
        position += 1
        var text: [UInt8] = []
        while true {
            let start = position
            while let byte = peek, byte != quote, byte != 0x0A, byte != UInt8(ascii: "\\") { position += 1 }
            let run = bytes[start..<position]
            guard let byte = next(), byte != 0x0A else { return nil }
            if byte == quote, text.isEmpty { return String(decoding: run, as: UTF8.self) }
            text += run
            if byte == quote { return String(decoding: text, as: UTF8.self) }
            guard let escaped = next() else { return nil }
            switch escaped {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(escaped)
            case UInt8(ascii: "x"): guard append(hexDigits: 2, to: &text) else { return nil }
            case UInt8(ascii: "u"): guard appendUnit(to: &text) else { return nil }
            case UInt8(ascii: "U"): guard append(hexDigits: 8, to: &text) else { return nil }
            default:
                // As Python reads what is no escape; the rest of a longer character follows.
                text.append(UInt8(ascii: "\\"))
                text.append(escaped)
            }
        }
    }

    private mutating func append(hexDigits count: Int, to text: inout [UInt8]) -> Bool {
        guard let code = code(hexDigits: count), let scalar = Unicode.Scalar(code) else { return false }
        text += Character(scalar).utf8
        return true
    }

    /// Appends what `\u` and four digits stand for: two halves of a surrogate pair are one character, a half alone
    /// is U+FFFD.
    private mutating func appendUnit(to text: inout [UInt8]) -> Bool {
        guard let first = code(hexDigits: 4) else { return false }
        var code = first
        if first & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let start = position
            position += 2
            if let second = self.code(hexDigits: 4), second & 0xFC00 == 0xDC00 {
                code = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
            } else {
                position = start
            }
        }
        text += Character(Unicode.Scalar(code) ?? "\u{FFFD}").utf8
        return true
    }

    /// The number that some digits stand for, consumed; nil where they are none.
    private mutating func code(hexDigits count: Int) -> UInt32? {
        guard position + count <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + count], as: UTF8.self)
        guard digits.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        position += count
        return UInt32(digits, radix: 16)
    }

    private mutating func word() -> PythonLiteral? {
        let start = position
        while let byte = peek, Self.isInWord(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        if word == "None" { return PythonLiteral.none }
        guard word == "True" || word == "False" || Double(word) != nil else { return nil }
        return .word(word)
    }

    /// Letters, digits and what else numbers have.
    private static func isInWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        position += 1
        return byte
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek {
            if byte < 0x80 {
                guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return }
                position += 1
            } else {
                // White space beyond ASCII.
                let ahead = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
                guard let scalar = ahead.unicodeScalars.first, scalar.properties.isWhitespace else { return }
                position += UTF8.width(scalar)
            }
        }
    }
}
