import QueryEngine

/// The text of a cell as the table shows it, and the columns that it takes.
struct TableCell {
    /// One line without control characters.
    var text: String
    /// The columns of the terminal that the text takes.
    var width: Int

    /// A cell whose width is measured.
    ///
    /// - Parameter text: One line without control characters.
    init(text: String) {
        self.text = text
        self.width = DisplayWidth.of(text)
    }

    /// A cell whose width is known.
    ///
    /// - Parameters:
    ///   - text: One line without control characters.
    ///   - width: The columns that it takes.
    init(text: String, width: Int) {
        self.text = text
        self.width = width
    }

    /// A value as the table shows it.
    ///
    /// - Parameter value: Any value.
    init(_ value: Value) {
        self.init(text: VisibleText.of(value))
    }
}
