import QueryEngine

/// What the table learns about a column while the rows come in.
struct TableColumn {
    private var headerWidth: Int
    private var valueWidth = 0
    private var hasNumbers = false
    private var hasOthers = false

    /// A column of which only the header is known.
    ///
    /// - Parameter headerWidth: The columns that its name takes.
    init(headerWidth: Int) {
        self.headerWidth = headerWidth
    }

    /// Whether all values that are not NULL are numbers, and there is one.
    var isNumeric: Bool { hasNumbers && !hasOthers }

    /// The width at which nothing is cut.
    var naturalWidth: Int { max(1, headerWidth, valueWidth) }

    /// The width below which the column is left out: that of its numbers, or of a few letters.
    var minimumWidth: Int {
        let letters = min(naturalWidth, TableLayout.minimumWidth)
        return isNumeric ? max(letters, valueWidth) : letters
    }

    /// Takes note of a value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - width: The columns that its text takes.
    mutating func note(_ value: Value, width: Int) {
        valueWidth = max(valueWidth, width)
        switch value {
        case .null: break
        case .integer, .real: hasNumbers = true
        case .text, .blob: hasOthers = true
        }
    }
}
