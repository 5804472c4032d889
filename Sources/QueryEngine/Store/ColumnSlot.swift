internal import JSONBytes

/// How the values of one column are read from a page.
struct ColumnSlot {
    let name: String
    /// How many values could not be read and became NULL.
    private(set) var unreadableCount = 0
    /// The first of them.
    private(set) var unreadableExample = ""

    private let column: Column
    /// The last spelling met of an enumerated column, and what it became: pages repeat themselves.
    private var lastSpelling: [UInt8]?
    private var lastCanonical: [UInt8]?

    init(_ column: Column) {
        self.column = column
        name = column.name
    }

    /// Whether the value is the same for a whole page.
    var isFromPage: Bool {
        switch column.source {
        case .fetchedAt, .requestID, .parameter, .windowBegin, .windowEnd: true
        case .item, .keys, .computed, .none: false
        }
    }

    /// The value that is the same for a whole page, its text in an arena that lasts as long.
    func pageCell(_ context: PageContext, _ arena: ByteArena) -> Cell {
        let text: String? =
            switch column.source {
            case .fetchedAt: TimeText.format(context.fetchedAt)
            case .windowBegin: context.window.flatMap { TimeText.format($0.begin) }
            case .windowEnd: context.window.flatMap { TimeText.format($0.end) }
            case .requestID: context.requestID
            case .parameter(let name):
                context.parameters[name].map { column.enumeration?.canonical($0) ?? $0 }
            case .item, .keys, .computed, .none: nil
            }
        return text.map { .text(arena.copy($0.utf8)) } ?? .null
    }

    /// The value of a member.
    mutating func cell(_ token: JSONToken, _ base: UnsafePointer<UInt8>, _ arena: ByteArena) -> Cell {
        guard token.kind != .null else { return .null }
        if case .computed(_, let compute) = column.source {
            let text = JSONText.string(token, in: base)
            switch compute(text) {
            case .null: return .null
            case .integer(let integer): return .integer(integer)
            case .real(let real): return .real(real)
            case .text(let text): return .text(arena.copy(text.utf8))
            case .blob(let blob): return .blob(arena.copy(blob))
            }
        }
        let bytes = text(token, base, arena)
        switch column.type {
        case .text: return column.enumeration == nil ? .text(bytes) : canonical(bytes, arena)
        case .json: return .text(bytes)
        case .integer, .real: return number(token, bytes)
        case .time: return time(token, bytes, arena)
        }
    }

    /// The bytes of a value: a string's content, anything else as written.
    private func text(
        _ token: JSONToken, _ base: UnsafePointer<UInt8>, _ arena: ByteArena
    ) -> UnsafeBufferPointer<UInt8> {
        let bytes = UnsafeBufferPointer(start: base + token.start, count: token.end - token.start)
        guard token.kind == .string, token.isSpecial else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        JSONText.unescape(bytes, into: &output)
        return arena.copy(output)
    }

    private mutating func canonical(_ bytes: UnsafeBufferPointer<UInt8>, _ arena: ByteArena) -> Cell {
        if lastSpelling?.elementsEqual(bytes) != true {
            lastSpelling = Array(bytes)
            lastCanonical = column.enumeration?.canonical(String(decoding: bytes, as: UTF8.self)).map {
                Array($0.utf8)
            }
        }
        guard let canonical = lastCanonical else { return .text(bytes) }
        return .text(arena.copy(canonical))
    }

    private mutating func number(_ token: JSONToken, _ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        switch token.kind {
        case .true: return .integer(1)
        case .false: return .integer(0)
        case .string where NumberReader.isBlank(bytes): return .null
        default: break
        }
        switch column.number(bytes) {
        case .integer(let value): return .integer(value)
        case .real(let value): return .real(value)
        case nil: return unreadable(bytes)
        }
    }

    private mutating func time(
        _ token: JSONToken, _ bytes: UnsafeBufferPointer<UInt8>, _ arena: ByteArena
    ) -> Cell {
        if token.kind == .string, NumberReader.isBlank(bytes) { return .null }
        var milliseconds = TimeReader.milliseconds(bytes, zone: column.zone)
        if milliseconds == nil, token.kind == .number, case .real(let value)? = NumberReader.number(bytes) {
            milliseconds = Int64(exactly: value.rounded()).flatMap(TimeReader.milliseconds(epoch:))
        }
        guard let milliseconds else { return unreadable(bytes) }
        let room = arena.reserve(TimeText.maximumLength)
        guard let output = room.baseAddress else { return .null }
        let count = TimeText.write(milliseconds, to: output)
        return .text(UnsafeBufferPointer(start: output, count: count))
    }

    private mutating func unreadable(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        if unreadableCount == 0 {
            var length = min(bytes.count, 60)
            // Not in the middle of a character.
            while length > 0, length < bytes.count, bytes[length] & 0xC0 == 0x80 { length -= 1 }
            unreadableExample = String(decoding: bytes.prefix(length), as: UTF8.self)
        }
        unreadableCount += 1
        return .null
    }
}
