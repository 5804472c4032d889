internal import JSONBytes

/// Rows made of an object with an array for each column.
enum ColumnarItems {
    /// The rows as a JSON array of objects.
    ///
    /// - Parameter text: the object; members that are no arrays are left out.
    /// - Returns: the array and its number of rows, which is that of the longest column.
    /// - Throws: where the text is no JSON.
    static func rows(
        _ text: UnsafeBufferPointer<UInt8>
    ) throws(JSONError) -> (items: [UInt8], count: Int) {
        guard let base = text.baseAddress else { return (Array("[]".utf8), 0) }
        var cursor = JSONCursor(base: base, count: text.count)
        var columns: [(key: Range<Int>, values: [Range<Int>])] = []
        guard try cursor.beginObject() else { return (Array("[]".utf8), 0) }
        repeat {
            let key = try cursor.key()
            guard try cursor.peek() == UInt8(ascii: "[") else {
                _ = try cursor.value()
                continue
            }
            var values: [Range<Int>] = []
            var hasNext = try cursor.beginArray()
            while hasNext {
                values.append(try cursor.value().rawRange)
                hasNext = try cursor.nextElement()
            }
            columns.append((key.rawRange, values))
        } while try cursor.nextMember()
        let count = columns.map(\.values.count).max() ?? 0
        var items = [UInt8(ascii: "[")]
        for row in 0..<count {
            items.append(UInt8(ascii: row == 0 ? "{" : ","))
            if row > 0 { items.append(UInt8(ascii: "{")) }
            var isFirst = true
            for column in columns where row < column.values.count {
                if !isFirst { items.append(UInt8(ascii: ",")) }
                isFirst = false
                items += text[column.key]
                items.append(UInt8(ascii: ":"))
                items += text[column.values[row]]
            }
            items.append(UInt8(ascii: "}"))
        }
        items.append(UInt8(ascii: "]"))
        return (items, count)
    }
}
