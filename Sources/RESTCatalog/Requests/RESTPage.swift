internal import ESMClient
internal import JSONBytes

/// What an answer has of a table: its items, and what it says of the others.
struct RESTPage: Sendable {
    /// The items as a JSON array.
    let items: [UInt8]
    /// How many they are.
    let count: Int
    /// How many there are in all, where the answer tells it.
    let total: Int?
    /// The marker or address of the next page.
    let next: String?
    /// When it came, in milliseconds since 1970.
    let fetchedAt: Int64
    /// The id that the API gave the request.
    let requestID: String?

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - table: where it has what.
    /// - Throws: ``ESMClientError`` with the code `badResponse` where it is not as the table has it.
    init(_ answer: RESTAnswer, of table: TableDescription) throws(ESMClientError) {
        let found: Result<Found, ESMClientError> = answer.body.withUnsafeBufferPointer { bytes in
            do throws(ESMClientError) { return .success(try Found(bytes, answer, table)) } catch {
                return .failure(error)
            }
        }
        let content = try found.get()
        items = content.items
        count = content.count
        switch table.total {
        case .header(let name): total = answer.header(name).flatMap { Int($0) }
        case .path, nil: total = content.total
        }
        switch table.paging.kind {
        case .link(nil): next = LinkHeader.next(answer.headers("Link"))
        default: next = content.next
        }
        fetchedAt = answer.fetchedAtMilliseconds
        requestID = answer.requestID
    }
}

/// What was found in a body.
private struct Found {
    var items: [UInt8] = []
    var count = 0
    var total: Int?
    var next: String?

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ answer: RESTAnswer, _ table: TableDescription
    ) throws(ESMClientError) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { throw answer.error("the answer is empty") }
        do throws(JSONError) {
            if let offset = UTF8Check.firstInvalid(base, count: bytes.count) {
                throw JSONError(offset: offset, reason: .invalidUTF8)
            }
            var whole = JSONCursor(base: base, count: bytes.count)
            _ = try whole.value()
            try whole.finish()
            if case .path(let path) = table.total {
                total = try Self.text(at: path, base, bytes.count).flatMap { Int($0) }
            }
            switch table.paging.kind {
            case .marker(_, let path), .link(let path?): next = try Self.text(at: path, base, bytes.count)
            default: break
            }
            var cursor = JSONCursor(base: base, count: bytes.count)
            let token = try table.items.token(&cursor, in: base)
            guard let token else { throw JSONError(offset: -1, reason: .expectedArray) }
            try read(token, base, table.shape)
        } catch {
            guard error.offset >= 0 else {
                throw answer.error("the answer has nothing where the catalogue says that the items are")
            }
            throw answer.noJSON(error)
        }
    }

    private mutating func read(
        _ token: JSONToken, _ base: UnsafePointer<UInt8>, _ shape: ItemShape
    ) throws(JSONError) {
        let text = UnsafeBufferPointer(start: base + token.start, count: token.end - token.start)
        switch (token.kind, shape) {
        case (.null, _): items = Array("[]".utf8)
        case (.object, .columns): (items, count) = try ColumnarItems.rows(text)
        case (.object, .rows):
            items = [UInt8(ascii: "[")] + text + [UInt8(ascii: "]")]
            count = 1
        case (.array, .rows):
            items = Array(text)
            var cursor = JSONCursor(base: base + token.start, count: text.count)
            var hasNext = try cursor.beginArray()
            while hasNext {
                _ = try cursor.value()
                count += 1
                hasNext = try cursor.nextElement()
            }
        default: throw JSONError(offset: -1, reason: .expectedArray)
        }
    }

    /// The text or number at the end of a way.
    private static func text(
        at path: JSONPath, _ base: UnsafePointer<UInt8>, _ count: Int
    ) throws(JSONError) -> String? {
        var cursor = JSONCursor(base: base, count: count)
        guard let token = try path.token(&cursor, in: base), token.kind == .string || token.kind == .number
        else { return nil }
        return JSONText.string(token, in: base)
    }
}
