/// Walks over JSON in place: strict about syntax (RFC 8259), without a tree, without copies.
///
/// The cursor stands before a value, a key or the end. Containers are entered with `beginObject` and
/// `beginArray` and left by the call of `nextMember` or `nextElement` that answers false; `value` consumes
/// whatever stands there. Bytes at 0x80 and above are taken as they are: whether they are UTF-8 is checked
/// once for a whole page (``UTF8Check``). The memory belongs to the caller, who keeps it alive.
package struct JSONCursor {
    /// How deep containers may nest in a value that is passed over.
    package static let maximumDepth = 256

    @usableFromInline let base: UnsafePointer<UInt8>
    @usableFromInline let end: Int

    /// The offset of the next byte.
    package var position: Int

    /// A cursor at the start of a text that is not empty.
    @inlinable
    package init(base: UnsafePointer<UInt8>, count: Int, position: Int = 0) {
        self.base = base
        self.end = count
        self.position = position
    }

    @inlinable
    package mutating func skipWhitespace() {
        while position < end {
            let byte = base[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// The next byte that is not white space, not consumed.
    @inlinable
    package mutating func peek() throws(JSONError) -> UInt8 {
        if position < end, base[position] > 0x20 { return base[position] }
        skipWhitespace()
        guard position < end else { throw JSONError(offset: position, reason: .unexpectedEnd) }
        return base[position]
    }

    /// Makes sure that nothing but white space follows.
    @inlinable
    package mutating func finish() throws(JSONError) {
        skipWhitespace()
        guard position == end else { throw JSONError(offset: position, reason: .trailingBytes) }
    }

    // MARK: Containers

    /// Consumes `{`; answers whether a member follows (false: the object is empty and consumed).
    @inlinable
    package mutating func beginObject() throws(JSONError) -> Bool {
        guard try peek() == UInt8(ascii: "{") else {
            throw JSONError(offset: position, reason: .expectedObject)
        }
        position += 1
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return false
        }
        return true
    }

    /// Consumes a key and its colon.
    @inlinable
    package mutating func key() throws(JSONError) -> JSONToken {
        guard try peek() == UInt8(ascii: "\"") else {
            throw JSONError(offset: position, reason: .expectedKey)
        }
        let token = try string()
        guard try peek() == UInt8(ascii: ":") else {
            throw JSONError(offset: position, reason: .expectedColon)
        }
        position += 1
        return token
    }

    /// After a member's value: consumes `,` (true, a key follows) or `}` (false).
    @inlinable
    package mutating func nextMember() throws(JSONError) -> Bool {
        switch try peek() {
        case UInt8(ascii: ","):
            position += 1
            return true
        case UInt8(ascii: "}"):
            position += 1
            return false
        default:
            throw JSONError(offset: position, reason: .expectedCommaOrBrace)
        }
    }

    /// Consumes `[`; answers whether an element follows (false: the array is empty and consumed).
    @inlinable
    package mutating func beginArray() throws(JSONError) -> Bool {
        guard try peek() == UInt8(ascii: "[") else {
            throw JSONError(offset: position, reason: .expectedArray)
        }
        position += 1
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return false
        }
        return true
    }

    /// After an element: consumes `,` (true, an element follows) or `]` (false).
    @inlinable
    package mutating func nextElement() throws(JSONError) -> Bool {
        switch try peek() {
        case UInt8(ascii: ","):
            position += 1
            return true
        case UInt8(ascii: "]"):
            position += 1
            return false
        default:
            throw JSONError(offset: position, reason: .expectedCommaOrBracket)
        }
    }

    // MARK: Values

    /// Consumes the value that stands here, whatever it is; a container is passed over as a whole.
    @inlinable
    package mutating func value() throws(JSONError) -> JSONToken {
        switch try peek() {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try container()
        default: return try word()
        }
    }

    /// Consumes a string; the cursor stands on its opening quote.
    @inlinable
    package mutating func string() throws(JSONError) -> JSONToken {
        let start = position + 1
        var at = start
        var hasEscapes = false
        while true {
            at = indexOfStringStop(from: at)
            guard at < end else { throw JSONError(offset: end, reason: .unexpectedEnd) }
            let byte = base[at]
            if byte == UInt8(ascii: "\"") {
                position = at + 1
                return JSONToken(kind: .string, start: start, end: at, isSpecial: hasEscapes)
            }
            guard byte == UInt8(ascii: "\\") else {
                throw JSONError(offset: at, reason: .controlCharacter)
            }
            hasEscapes = true
            at = try endOfEscape(at)
        }
    }

    /// The next quote, backslash or control character at or behind `start`: eight bytes at a time.
    @inlinable
    package func indexOfStringStop(from start: Int) -> Int {
        var at = start
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while at + 8 <= end {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            // The classic "has a zero byte" and "has a byte below n" tests; a borrow can raise false alarms,
            // but only above a true hit, and the lowest one counts.
            let hits =
                ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
                | ((word &- (ones &* 0x20)) & ~word)
            let mask = UInt64(littleEndian: hits) & highs
            if mask != 0 { return at + mask.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < end {
            let byte = base[at]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return at }
            at += 1
        }
        return at
    }

    @usableFromInline
    func endOfEscape(_ backslash: Int) throws(JSONError) -> Int {
        guard backslash + 1 < end else { throw JSONError(offset: end, reason: .unexpectedEnd) }
        switch base[backslash + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return backslash + 2
        case UInt8(ascii: "u"):
            guard backslash + 6 <= end else { throw JSONError(offset: end, reason: .unexpectedEnd) }
            for at in backslash + 2..<backslash + 6 where JSONText.hexDigit(base[at]) == nil {
                throw JSONError(offset: at, reason: .badEscape)
            }
            return backslash + 6
        default:
            throw JSONError(offset: backslash, reason: .badEscape)
        }
    }

    /// Consumes a number; the cursor stands on its first byte.
    @inlinable
    package mutating func number() throws(JSONError) -> JSONToken {
        let start = position
        var at = position
        if base[at] == UInt8(ascii: "-") { at += 1 }
        let first = at
        at = endOfDigits(at)
        guard at > first, at == first + 1 || base[first] != UInt8(ascii: "0") else {
            throw JSONError(offset: start, reason: .badNumber)
        }
        var isSpecial = false
        if at < end, base[at] == UInt8(ascii: ".") {
            let fraction = at + 1
            at = endOfDigits(fraction)
            guard at > fraction else { throw JSONError(offset: start, reason: .badNumber) }
            isSpecial = true
        }
        if at < end, base[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < end, base[at] == UInt8(ascii: "+") || base[at] == UInt8(ascii: "-") { at += 1 }
            let exponent = at
            at = endOfDigits(exponent)
            guard at > exponent else { throw JSONError(offset: start, reason: .badNumber) }
            isSpecial = true
        }
        position = at
        return JSONToken(kind: .number, start: start, end: at, isSpecial: isSpecial)
    }

    @inlinable
    func endOfDigits(_ start: Int) -> Int {
        var at = start
        while at < end, base[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        return at
    }

    @usableFromInline
    mutating func word() throws(JSONError) -> JSONToken {
        let start = position
        for (text, kind) in [("true", JSONToken.Kind.true), ("false", .false), ("null", .null)] {
            let bytes = text.utf8
            guard start + bytes.count <= end, zip(bytes, start...).allSatisfy({ base[$1] == $0 }) else {
                continue
            }
            position = start + bytes.count
            return JSONToken(kind: kind, start: start, end: position)
        }
        let isLetter = base[start] | 0x20 >= UInt8(ascii: "a") && base[start] | 0x20 <= UInt8(ascii: "z")
        throw JSONError(offset: start, reason: isLetter ? .badLiteral : .unexpectedByte)
    }

    /// Passes over an object or array with everything in it, checking its syntax; no recursion.
    @usableFromInline
    mutating func container() throws(JSONError) -> JSONToken {
        let start = position
        let kind: JSONToken.Kind = base[start] == UInt8(ascii: "{") ? .object : .array
        if kind == .object, let end = endOfPlainObject() {
            position = end
            return JSONToken(kind: .object, start: start, end: end)
        }
        var open = JSONNesting()
        while true {
            // The cursor stands before a value.
            var isOpen = false
            let first = try peek()
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
                guard open.depth < Self.maximumDepth else {
                    throw JSONError(offset: position, reason: .tooDeep)
                }
                let opensObject = first == UInt8(ascii: "{")
                isOpen = try opensObject ? beginObject() : beginArray()
                if isOpen { open.push(isObject: opensObject) }
            } else {
                _ = try value()
            }
            if !isOpen {
                while open.depth > 0, !(try open.isInObject ? nextMember() : nextElement()) { open.pop() }
            }
            guard open.depth > 0 else { return JSONToken(kind: kind, start: start, end: position) }
            if open.isInObject { _ = try key() }
        }
    }

    /// The offset behind the object that stands here, where all its members are strings without escapes, written
    /// without white space, as the API sends its rows; nil for all others, right or wrong.
    private func endOfPlainObject() -> Int? {
        let quote = UInt8(ascii: "\"")
        var at = position + 1
        while at < end, base[at] == quote {
            at = indexOfStringStop(from: at + 1)
            guard at + 2 < end, base[at] == quote, base[at + 1] == UInt8(ascii: ":"), base[at + 2] == quote
            else { return nil }
            at = indexOfStringStop(from: at + 3)
            guard at + 1 < end, base[at] == quote else { return nil }
            if base[at + 1] == UInt8(ascii: "}") { return at + 2 }
            guard base[at + 1] == UInt8(ascii: ",") else { return nil }
            at += 2
        }
        return nil
    }
}
