internal import JSONBytes

/// Reads small JSON texts that the API hides in strings.
enum JSONObjects {
    /// The objects of an array, their members as text; nil where the text is nothing of the kind.
    static func read(_ text: String) -> [[String: String]]? {
        Array(text.utf8).withUnsafeBufferPointer { bytes -> [[String: String]]? in
            guard let base = bytes.baseAddress else { return nil }
            var cursor = JSONCursor(base: base, count: bytes.count)
            var objects: [[String: String]] = []
            do throws(JSONError) {
                var hasElement = try cursor.beginArray()
                while hasElement {
                    objects.append(try object(&cursor, base))
                    hasElement = try cursor.nextElement()
                }
                try cursor.finish()
                return objects
            } catch { return nil }
        }
    }

    private static func object(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>
    ) throws(JSONError) -> [String: String] {
        var members: [String: String] = [:]
        var hasMember = try cursor.beginObject()
        while hasMember {
            let key = try cursor.key()
            let value = try cursor.value()
            if value.kind != .null {
                members[JSONText.string(key, in: base)] = JSONText.string(value, in: base)
            }
            hasMember = try cursor.nextMember()
        }
        return members
    }
}
