/// The cells of a table, packed: a million rows are a few arrays, not a million.
struct TableCells {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var widths: [Int32] = []

    /// Adds a cell at the end.
    ///
    /// - Parameter cell: The next cell, row by row.
    mutating func append(_ cell: TableCell) {
        bytes.append(contentsOf: cell.text.utf8)
        ends.append(bytes.count)
        widths.append(Int32(clamping: cell.width))
    }

    /// The cell at a place.
    ///
    /// - Parameter index: Its place in the order of adding.
    subscript(index: Int) -> TableCell {
        let start = index > 0 ? ends[index - 1] : 0
        return TableCell(
            text: String(decoding: bytes[start..<ends[index]], as: UTF8.self),
            width: Int(widths[index])
        )
    }
}
