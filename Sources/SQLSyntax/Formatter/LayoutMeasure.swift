/// What the printer has to know of the steps ahead, found in one pass.
struct LayoutMeasure {
    /// The cells before each step, were all on one line.
    private var columns: [Int] = [0]
    /// The line ends that must be, before each step.
    private var hardBreaks: [Int] = [0]
    /// For each step that opens a frame the step that closes it; for a break the next one of its frame, or its end.
    private(set) var ends: [Int]
    /// The first break at or behind each step.
    private var nextBreaks: [Int]

    init(_ items: [LayoutItem]) {
        ends = Array(repeating: items.count, count: items.count)
        nextBreaks = Array(repeating: items.count, count: items.count + 1)
        // The open frames, each with its last break.
        var frames: [(open: Int, lastBreak: Int?)] = []
        var topBreak: Int?
        for (index, item) in items.enumerated() {
            var width = 0
            var isHard = false
            switch item {
            case .text(_, let cells): width = cells
            case .remark: break
            case .space(let space, _, _):
                width = space == .space || space == .line || space == .fill ? 1 : 0
                isHard = space == .hard
                guard space != .space, space != .none else { break }
                if let last = frames.last.map(\.lastBreak) ?? topBreak { ends[last] = index }
                if frames.isEmpty { topBreak = index } else { frames[frames.count - 1].lastBreak = index }
            case .open: frames.append((index, nil))
            case .close:
                guard let frame = frames.popLast() else { break }
                ends[frame.open] = index
                if let last = frame.lastBreak { ends[last] = index }
            }
            columns.append(columns[index] + width)
            hardBreaks.append(hardBreaks[index] + (isHard ? 1 : 0))
        }
        for index in items.indices.reversed() {
            nextBreaks[index] = Self.isBreak(items[index]) ? index : nextBreaks[index + 1]
        }
    }

    private static func isBreak(_ item: LayoutItem) -> Bool {
        guard case .space(let space, _, _) = item else { return false }
        return space != .space && space != .none
    }

    /// The cells from a step to the end of its frame or of what its break leads, nil where a line must end in between.
    func width(at index: Int) -> Int? {
        let end = ends[index]
        // What a break leads does not begin before the break.
        let start = index + 1
        guard end >= start, hardBreaks[end] == hardBreaks[start] else { return nil }
        return columns[end] - columns[index]
    }

    /// The cells behind a step's end up to where the line can break.
    func tail(at index: Int) -> Int {
        columns[nextBreaks[ends[index]]] - columns[ends[index]]
    }
}
