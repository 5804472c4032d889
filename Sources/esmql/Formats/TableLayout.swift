/// Which columns of a table are shown, and how wide each is.
///
/// A column costs its width and three more (a space on both sides and a line); the table one line more.
struct TableLayout: Equatable {
    /// What no text column is narrowed below.
    static let minimumWidth = 6

    /// The widths of the columns shown, which are the first ones.
    var widths: [Int]
    /// How many columns at the end are left out for a column that holds `…`.
    var hiddenCount: Int

    /// Lays the columns out.
    ///
    /// The widest columns give way first. Columns that cannot be narrowed any further are left out from the
    /// end.
    ///
    /// - Parameters:
    ///   - natural: The width that each column would like to have.
    ///   - minimum: The width that each column must have in order to be shown, at most its natural one.
    ///   - terminalWidth: The columns of the terminal, or nil to give every column what it likes.
    init(natural: [Int], minimum: [Int], terminalWidth: Int?) {
        widths = natural
        hiddenCount = 0
        guard let terminalWidth, !natural.isEmpty, Self.total(natural) > terminalWidth else { return }

        var shown = natural.count
        while shown > 1, Self.total(minimum[..<shown]) + marker(shown, of: natural.count) > terminalWidth {
            shown -= 1
        }
        hiddenCount = natural.count - shown
        let available = max(shown, terminalWidth - marker(shown, of: natural.count) - 3 * shown - 1)
        widths = Self.fit(Array(natural[..<shown]), minimum: Array(minimum[..<shown]), into: available)
    }

    private static func total(_ widths: some Collection<Int>) -> Int {
        widths.reduce(1) { $0 + $1 + 3 }
    }

    /// Lowers the widths to one common cap, the largest that fits, and hands what is left over to the first
    /// columns.
    private static func fit(_ natural: [Int], minimum: [Int], into available: Int) -> [Int] {
        func capped(_ cap: Int) -> [Int] {
            zip(natural, minimum).map { max($1, min($0, cap)) }
        }
        var low = 1
        var high = available
        while low < high {
            let middle = (low + high + 1) / 2
            if capped(middle).reduce(0, +) <= available {
                low = middle
            } else {
                high = middle - 1
            }
        }
        var widths = capped(low)
        var spare = available - widths.reduce(0, +)
        for index in widths.indices where spare > 0 && widths[index] < natural[index] {
            widths[index] += 1
            spare -= 1
        }
        // A single column that is wider than the terminal is cut, whatever it holds.
        if widths.count == 1, spare < 0 {
            widths[0] = available
        }
        return widths
    }
}

/// The width of the column that stands for the hidden ones.
private func marker(_ shown: Int, of count: Int) -> Int {
    shown < count ? 4 : 0
}
