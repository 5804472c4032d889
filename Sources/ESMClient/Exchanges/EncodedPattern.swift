/// A text that is looked for in other texts, whatever is percent-encoded or escaped of it there.
struct EncodedPattern: Sendable {
    private enum Element: Sendable {
        /// A character other than a backslash, and its bytes in UTF-8.
        case scalar(Unicode.Scalar, Unicode.UTF8.EncodedScalar)
        /// So many backslashes at least: escaped, they are more.
        case backslashes(Int)
    }

    private let elements: [Element]
    private let ignoresCase: Bool

    /// A pattern.
    ///
    /// - Parameters:
    ///   - text: what is looked for; not empty.
    ///   - ignoresCase: whether ASCII letters may be small or capital.
    init(_ text: String, ignoresCase: Bool = false) {
        self.ignoresCase = ignoresCase
        var elements: [Element] = []
        for scalar in text.unicodeScalars {
            switch (scalar, elements.last) {
            case ("\\", .backslashes(let count)): elements[elements.count - 1] = .backslashes(count + 1)
            case ("\\", _): elements.append(.backslashes(1))
            default:
                if let bytes = UTF8.encode(scalar) { elements.append(.scalar(scalar, bytes)) }
            }
        }
        self.elements = elements
    }

    /// The bytes that it can begin with.
    var firstBytes: [UInt8] {
        guard case .scalar(let scalar, let bytes)? = elements.first else { return Array(#"\%"#.utf8) }
        var first = Array(#"\%"#.utf8) + bytes.prefix(1)
        if scalar == " " { first.append(UInt8(ascii: "+")) }
        if ignoresCase { first += bytes.prefix(1).map { $0 ^ 0x20 } }
        return first
    }

    /// Where the pattern ends that begins at a place of a text.
    ///
    /// - Parameters:
    ///   - text: the text, UTF-8.
    ///   - start: the place.
    /// - Returns: the place behind it; nil where it is not there.
    func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var place = start
        for element in elements {
            let end =
                switch element {
                case .scalar(let scalar, let bytes): self.end(of: scalar, bytes, in: text, from: place)
                case .backslashes(let count): Self.end(ofBackslashes: count, in: text, from: place)
                }
            guard let end else { return nil }
            place = end
        }
        return place
    }

    private func end(
        of scalar: Unicode.Scalar, _ bytes: Unicode.UTF8.EncodedScalar,
        in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard start < text.count else { return nil }
        if let end = end(of: bytes, in: text, from: start) { return end }
        if scalar == " ", text[start] == UInt8(ascii: "+") { return start + 1 }
        // Backslashes before it can be its own as well.
        guard text[start] == UInt8(ascii: "\\") || start > 0 && text[start - 1] == UInt8(ascii: "\\") else {
            return nil
        }
        var place = start
        while place < text.count, text[place] == UInt8(ascii: "\\") { place += 1 }
        guard place < text.count else { return nil }
        switch text[place] {
        case UInt8(ascii: "u"): return Self.end(ofUnits: scalar, in: text, from: place + 1)
        case Self.letter(of: scalar): return place + 1
        default: return nil
        }
    }

    /// Each byte as it is or percent-encoded.
    private func end(
        of bytes: Unicode.UTF8.EncodedScalar, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var place = start
        for byte in bytes {
            guard place < text.count else { return nil }
            if text[place] == byte || ignoresCase && Self.isSameLetter(text[place], byte) {
                place += 1
            } else if let end = Self.end(ofEncoded: byte, in: text, from: place) {
                place = end
            } else {
                return nil
            }
        }
        return place
    }

    /// A byte as `%2B`, or as `%252B` where it is encoded twice.
    private static func end(
        ofEncoded byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard text[start] == UInt8(ascii: "%") else { return nil }
        var place = start + 1
        while place + 1 < text.count, let value = hex(text, place, digits: 2) {
            if value == UInt32(byte) { return place + 2 }
            guard value == UInt32(UInt8(ascii: "%")) else { return nil }
            place += 2
        }
        return nil
    }

    private static func end(
        ofBackslashes count: Int, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        let backslash = UInt8(ascii: "\\")
        var place = start
        var found = 0
        while place < text.count {
            if text[place] == backslash {
                if place + 5 < text.count, text[place + 1] == UInt8(ascii: "u"),
                    hex(text, place + 2, digits: 4) == UInt32(backslash)
                {
                    place += 6
                } else {
                    place += 1
                }
            } else if let end = end(ofEncoded: backslash, in: text, from: place) {
                place = end
            } else {
                break
            }
            found += 1
        }
        return found >= count ? place : nil
    }

    /// A character behind `\u`, as one UTF-16 unit or two.
    private static func end(
        ofUnits scalar: Unicode.Scalar, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var place = start
        for (index, unit) in String(scalar).utf16.enumerated() {
            if index > 0 {
                let behind = place
                while place < text.count, text[place] == UInt8(ascii: "\\") { place += 1 }
                guard place > behind, place < text.count, text[place] == UInt8(ascii: "u") else { return nil }
                place += 1
            }
            guard hex(text, place, digits: 4) == UInt32(unit) else { return nil }
            place += 4
        }
        return place
    }

    /// What stands behind the backslash of a JSON string's escape.
    private static func letter(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "\"", "/", "'": UInt8(ascii: scalar)
        case "\u{8}": UInt8(ascii: "b")
        case "\u{C}": UInt8(ascii: "f")
        case "\n": UInt8(ascii: "n")
        case "\r": UInt8(ascii: "r")
        case "\t": UInt8(ascii: "t")
        default: nil
        }
    }

    private static func hex(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, digits: Int) -> UInt32? {
        guard place + digits <= text.count else { return nil }
        var value: UInt32 = 0
        for byte in text[place..<place + digits] {
            guard let digit = PercentEncoding.value(ofHexDigit: byte) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func isSameLetter(_ one: UInt8, _ other: UInt8) -> Bool {
        one | 0x20 == other | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(one | 0x20)
    }
}
