import JSONBytes

/// A document as a tree, read with the cursor's own steps into every container.
indirect enum JSONTree: Equatable {
    case null
    case bool(Bool)
    /// The number as written.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([Member])

    struct Member: Equatable {
        var key: String
        var value: JSONTree
    }

    /// The tree of a whole document.
    static func read(_ bytes: some Collection<UInt8>) throws -> JSONTree {
        try withExactBytes(bytes) { base, count in
            var cursor = JSONCursor(base: base, count: count)
            let tree = try read(&cursor, base)
            try cursor.finish()
            return tree
        }
    }

    private static func read(_ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>) throws -> JSONTree {
        switch try cursor.peek() {
        case UInt8(ascii: "{"):
            var members: [Member] = []
            var hasMember = try cursor.beginObject()
            while hasMember {
                let key = JSONText.string(try cursor.key(), in: base)
                members.append(Member(key: key, value: try read(&cursor, base)))
                hasMember = try cursor.nextMember()
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [JSONTree] = []
            var hasElement = try cursor.beginArray()
            while hasElement {
                elements.append(try read(&cursor, base))
                hasElement = try cursor.nextElement()
            }
            return .array(elements)
        default:
            let token = try cursor.value()
            let text = JSONText.string(token, in: base)
            return switch token.kind {
            case .null: .null
            case .true: .bool(true)
            case .false: .bool(false)
            case .string: .string(text)
            case .number, .array, .object: .number(text)
            }
        }
    }
}
