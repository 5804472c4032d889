/// What a terminal shows that knows the sequences of xterm that the editor uses.
struct TerminalScreen {
    /// A place of the screen: nothing, a character, or the right half of a wide one.
    struct Cell: Hashable {
        var text = " "
        /// The number of its colour, 0 for none.
        var color = 0
    }

    private(set) var rows: [[Cell]]
    private(set) var row = 0
    private(set) var column = 0
    private let columns: Int
    private var color = 0
    private var saved = (row: 0, column: 0, wraps: false)
    /// Whether the last column has been written, so that the next character goes to the next row.
    private var wraps = false
    private var inserts = false

    init(columns: Int, rows: Int = 24) {
        self.columns = columns
        self.rows = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The text of a row without the blanks at its end.
    func text(_ row: Int) -> String {
        let text = rows[row].map(\.text).joined()
        return String(text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)])
    }

    /// The colours of a row, run by run: a text and its colour.
    func runs(_ row: Int) -> [String] {
        var runs: [(text: String, color: Int)] = []
        for cell in rows[row] where cell.color != 0 {
            if let last = runs.last, last.color == cell.color {
                runs[runs.count - 1].text += cell.text
            } else {
                runs.append((cell.text, cell.color))
            }
        }
        return runs.map { "\($0.color):\($0.text)" }
    }

    /// Takes output.
    mutating func feed(_ text: String) {
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": escape(&rest)
            case "\r": (column, wraps) = (0, false)
            case "\n": (row, wraps) = (min(row + 1, rows.count - 1), false)
            case "\u{8}": (column, wraps) = (max(0, column - 1), false)
            case "\u{7}": break
            default: put(scalar)
            }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        // What the tests write: letters, Chinese, accents of their own.
        let width = (0x300...0x36F).contains(scalar.value) ? 0 : scalar.value >= 0x2E80 ? 2 : 1
        guard width > 0 else {
            rows[row][max(0, column - 1)].text.unicodeScalars.append(scalar)
            return
        }
        if wraps || column + width > columns {
            (row, column, wraps) = (min(row + 1, rows.count - 1), 0, false)
        }
        if inserts { shift(by: width) }
        rows[row][column] = Cell(text: String(scalar), color: color)
        if width == 2 { rows[row][column + 1] = Cell(text: "", color: color) }
        column += width
        if column == columns { (column, wraps) = (columns - 1, true) }
    }

    private mutating func shift(by count: Int) {
        rows[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
        rows[row].removeLast(count)
    }

    private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.popFirst() {
        case "7": saved = (row, column, wraps)
        case "8": (row, column, wraps) = saved
        case "[":
            var parameters = ""
            while let scalar = rest.popFirst() {
                if scalar.properties.isAlphabetic || scalar == "@" { return control(scalar, parameters) }
                parameters.unicodeScalars.append(scalar)
            }
        default: break
        }
    }

    private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        let count = max(1, numbers.first ?? 1)
        switch final {
        case "A": (row, wraps) = (max(0, row - count), false)
        case "B": (row, wraps) = (min(rows.count - 1, row + count), false)
        case "C": (column, wraps) = (min(columns - 1, column + count), false)
        case "D": (column, wraps) = (max(0, column - count), false)
        case "G": (column, wraps) = (min(columns, count) - 1, false)
        case "K": for index in column..<columns { rows[row][index] = Cell() }
        case "J":
            for index in column..<columns { rows[row][index] = Cell() }
            for index in rows.indices.dropFirst(row + 1) {
                rows[index] = Array(repeating: Cell(), count: columns)
            }
        case "P":
            rows[row].removeSubrange(column..<min(columns, column + count))
            rows[row] += Array(repeating: Cell(), count: columns - rows[row].count)
        case "@": shift(by: min(count, columns - column))
        case "m": color = numbers.last ?? 0
        case "h", "l": if parameters == "4" { inserts = final == "h" }
        default: break
        }
    }
}
