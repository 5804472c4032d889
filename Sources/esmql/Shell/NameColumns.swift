/// Names in columns, read from top to bottom.
enum NameColumns {
    /// The lines, each ended.
    ///
    /// - Parameters:
    ///   - names: the names.
    ///   - width: the columns of the terminal.
    /// - Returns: the text.
    static func text(_ names: [String], width: Int) -> String {
        let cell = (names.map(DisplayWidth.of).max() ?? 0) + 2
        let perLine = max(1, width / cell)
        let count = (names.count + perLine - 1) / perLine
        return (0..<count).map { line in
            let row = stride(from: line, to: names.count, by: count).map { names[$0] }
            let padded = row.dropLast().map { name in
                name + String(repeating: " ", count: cell - DisplayWidth.of(name))
            }
            return (padded + [row.last ?? ""]).joined() + "\n"
        }.joined()
    }
}
