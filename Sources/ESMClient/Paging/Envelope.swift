import JSONBytes

/// What stands around the rows of an answer, found in one pass that checks the whole syntax.
struct Envelope: Sendable, Hashable {
    /// The array of rows, its brackets included.
    private(set) var list: Range<Int>?
    /// The number of its elements.
    private(set) var itemCount = 0
    /// `total`, where it is a number or the text of one, and not negative.
    private(set) var total: Int?
    /// How many members with the name of the list there are; more than one is nothing to choose from.
    private(set) var listCount = 0
    /// Whether there is a null in place of the array.
    private(set) var isListNull = false
    /// Whether the answer has members by which errors are known.
    private(set) var hasErrorMembers = false
    /// Whether a member besides the list is an array or an object, which can hold what the answer is about.
    private(set) var hasOtherContent = false
    /// The texts and numbers of the other members that were asked for, by name.
    private(set) var texts: [String: String] = [:]

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - bytes: the whole body.
    ///   - name: the member that has the rows.
    ///   - texts: further members to read; the first of several with one name counts.
    /// - Throws: where the body is not UTF-8 or not JSON, with the offset of the byte.
    init(_ bytes: [UInt8], list name: String = "list", texts: Set<String> = []) throws(JSONError) {
        // A closure would lose the type of the error.
        let outcome: Result<Void, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, !buffer.isEmpty else {
                return .failure(JSONError(offset: 0, reason: .unexpectedEnd))
            }
            if let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                return .failure(JSONError(offset: offset, reason: .invalidUTF8))
            }
            do throws(JSONError) {
                try read(base, count: buffer.count, list: name, texts: texts)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    private mutating func read(
        _ base: UnsafePointer<UInt8>, count: Int, list name: String, texts names: Set<String>
    ) throws(JSONError) {
        var cursor = JSONCursor(base: base, count: count)
        guard try cursor.peek() == UInt8(ascii: "{") else {
            _ = try cursor.value()
            return try cursor.finish()
        }
        if try cursor.beginObject() {
            repeat {
                let key = JSONText.string(try cursor.key(), in: base)
                switch key {
                case name: try readList(&cursor)
                case "total": total = Self.number(try cursor.value(), base)
                default:
                    let first = try cursor.peek()
                    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { hasOtherContent = true }
                    let token = try cursor.value()
                    if Self.errorMembers.contains(key), token.kind != .null { hasErrorMembers = true }
                    if names.contains(key), token.kind == .string || token.kind == .number,
                        texts[key] == nil
                    {
                        texts[key] = JSONText.string(token, in: base)
                    }
                }
            } while try cursor.nextMember()
        }
        try cursor.finish()
    }

    private mutating func readList(_ cursor: inout JSONCursor) throws(JSONError) {
        listCount += 1
        guard try cursor.peek() == UInt8(ascii: "[") else {
            isListNull = try cursor.value().kind == .null
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
