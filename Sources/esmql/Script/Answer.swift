import ESMQL

/// An answer whose rows are at hand.
struct Answer: Sendable, Hashable {
    /// The columns.
    var columns: [ResultColumn]
    /// The rows.
    var rows: [Row]
}

/// An answer that is kept while it is written, unless it gets too long.
struct AnswerMemory {
    /// How many values are kept at most.
    private static let limit = 2_000_000

    private let columns: [ResultColumn]
    private var rows: [Row]? = []

    /// An answer without rows.
    init(columns: [ResultColumn]) {
        self.columns = columns
    }

    /// Adds a row.
    mutating func add(_ row: Row) {
        guard let count = rows?.count, (count + 1) * max(1, columns.count) <= Self.limit else {
            rows = nil
            return
        }
        rows?.append(row)
    }

    /// The answer; nil where it was too long or is none.
    var answer: Answer? {
        columns.isEmpty ? nil : rows.map { Answer(columns: columns, rows: $0) }
    }
}
