/// Writes a layout within a width; one pass, without looking ahead further than has been measured.
struct LayoutPrinter {
    private let items: LayoutItems
    private let measure: LayoutMeasure
    private let width: Int
    private let lineEnd: String

    private var text = ""
    private var column = 0
    /// The indentation of the line that has not been begun; nil within a line.
    private var pendingIndent: Int?
    private var frames: [(indent: Int, isBroken: Bool)] = [(0, true)]

    /// A printer of a layout.
    init(_ items: LayoutItems, width: Int, lineEnd: String) {
        self.items = items
        measure = LayoutMeasure(items.items)
        self.width = width
        self.lineEnd = lineEnd
    }

    /// The text.
    func print() -> String {
        var printer = self
        for (index, item) in items.items.enumerated() { printer.write(item, index) }
        if !printer.text.isEmpty, !items.isOpenEnded { printer.text += lineEnd }
        return printer.text
    }

    private var frame: (indent: Int, isBroken: Bool) { frames[frames.count - 1] }

    private mutating func write(_ item: LayoutItem, _ index: Int) {
        switch item {
        case .text(let word, let cells): write(word, cells)
        case .remark(let word): write(word, 0)
        case .space(let space, let isBlank, let indent): write(space, isBlank, indent, index)
        case .open(let frame): open(frame, index)
        case .close: if frames.count > 1 { frames.removeLast() }
        }
    }

    private mutating func write(_ word: String, _ cells: Int) {
        if let indent = pendingIndent {
            text += String(repeating: " ", count: indent)
            pendingIndent = nil
        }
        text += word
        if let feed = word.utf8.lastIndex(of: 0x0A) {
            column = DisplayWidth.of(word[word.utf8.index(after: feed)...])
        } else {
            column += cells
        }
    }

    private mutating func write(_ space: Layout.Break, _ isBlank: Bool, _ indent: Int, _ index: Int) {
        let breaks =
            switch space {
            case .none, .space: false
            case .hard: true
            case .line, .soft: frame.isBroken
            case .fill: frame.isBroken && !fits(index)
            }
        if breaks {
            text += isBlank ? lineEnd + lineEnd : lineEnd
            column = frame.indent + indent
            pendingIndent = column
        } else if space != .none, space != .soft {
            write(" ", 1)
        }
    }

    private func fits(_ index: Int) -> Bool {
        guard let needed = measure.width(at: index) else { return false }
        return column + needed + measure.tail(at: index) <= width
    }

    private mutating func open(_ frame: Layout.Frame, _ index: Int) {
        let outer = self.frame
        var indent = outer.indent
        switch frame.indent {
        case .keep: break
        case .nest(let columns): indent += columns
        // Far to the right there is no room to align with.
        case .align: indent = column <= width * 3 / 5 ? column : min(column, indent + 4)
        }
        var isBroken = outer.isBroken
        if frame.isGroup, isBroken {
            isBroken = !fits(index) || (measure.width(at: index) ?? 0) > frame.longest
        }
        frames.append((indent, isBroken))
    }
}
