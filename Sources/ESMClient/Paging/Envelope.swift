import JSONBytes

/// What stands around the rows of an answer, found in one pass that checks the whole syntax.
struct Envelope: Sendable, Hashable {
    /// The array `list`, its brackets included.
    private(set) var list: Range<Int>?
    /// The number of its elements.
    private(set) var itemCount = 0
    /// `total`, where it is a number or the text of one, and not negative.
    private(set) var total: Int?
    /// How many members `list` there are; more than one is nothing to choose from.
    private(set) var listCount = 0
    /// Whether the answer has members by which errors are known.
    private(set) var hasErrorMembers = false

    /// Reads an answer.
    ///
    /// - Parameter bytes: the whole body.
    /// - Throws: where the body is not UTF-8 or not JSON, with the offset of the byte.
    init(_ bytes: [UInt8]) throws(JSONError) {
        // A closure would lose the type of the error.
        let outcome: Result<Void, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, !buffer.isEmpty else {
                return .failure(JSONError(offset: 0, reason: .unexpectedEnd))
            }
            if let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                return .failure(JSONError(offset: offset, reason: .invalidUTF8))
            }
            do throws(JSONError) {
                try read(base, count: buffer.count)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    private mutating func read(_ base: UnsafePointer<UInt8>, count: Int) throws(JSONError) {
        var cursor = JSONCursor(base: base, count: count)
        guard try cursor.peek() == UInt8(ascii: "{") else {
            _ = try cursor.value()
            return try cursor.finish()
        }
        if try cursor.beginObject() {
            repeat {
                let key = JSONText.string(try cursor.key(), in: base)
                switch key {
                case "list": try readList(&cursor)
                case "total": total = Self.number(try cursor.value(), base)
                default:
                    let token = try cursor.value()
                    if Self.errorMembers.contains(key), token.kind != .null { hasErrorMembers = true }
                }
            } while try cursor.nextMember()
        }
        try cursor.finish()
    }

    private mutating func readList(_ cursor: inout JSONCursor) throws(JSONError) {
        listCount += 1
        guard try cursor.peek() == UInt8(ascii: "[") else {
            _ = try cursor.value()
            return
        }
        let start = cursor.position
        var items = 0
        var hasNext = try cursor.beginArray()
        while hasNext {
            _ = try cursor.value()
            items += 1
            hasNext = try cursor.nextElement()
        }
        list = start..<cursor.position
        itemCount = items
    }

    private static let errorMembers: Set = ["error_code", "code", "error"]

    private static func number(_ token: JSONToken, _ base: UnsafePointer<UInt8>) -> Int? {
        guard token.kind == .number || token.kind == .string else { return nil }
        let text = JSONText.string(token, in: base)
        let number = Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
        return number.flatMap { $0 >= 0 ? $0 : nil }
    }
}
