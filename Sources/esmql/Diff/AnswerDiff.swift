import ESMQL

/// The difference of two answers as an answer of its own: a first column that tells what became of the row.
struct AnswerDiff {
    /// The rows that differ, as they are or were.
    let answer: Answer
    /// The cells of changed rows that differ, counted row by row.
    let marks: Set<Int>
    /// What differs, in a sentence without a full stop.
    let summary: String
    /// Whether nothing does.
    let isEmpty: Bool

    /// Compares an answer with a saved one by the columns that both have.
    ///
    /// - Parameters:
    ///   - current: the answer.
    ///   - saved: the saved one.
    ///   - key: the columns whose values tell rows apart; nil for the fewest first ones that do.
    /// - Throws: a ``CommandError`` where a column of the key is missing.
    init(_ current: Answer, since saved: SavedAnswer, key: [String]?) throws(CommandError) {
        let newNames = current.columns.map(\.name)
        let oldNames = saved.answer.columns.map(\.name)
        // Names may come twice: the first of the one side is the first of the other.
        let pairs = Self.pairs(newNames, oldNames)
        let new = current.rows.map { row in pairs.map { saved.comparable(row[$0.new]) } }
        let old = saved.answer.rows.map { row in pairs.map { saved.comparable(row[$0.old]) } }
        let names = pairs.map { newNames[$0.new] }
        var keyColumns: [Int] = []
        if let key {
            for name in key {
                guard let column = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) else {
                    throw CommandError(
                        "both answers need the column \(name) of the key; they share \(names.joined(separator: ", "))"
                    )
                }
                keyColumns.append(column)
            }
        } else {
            keyColumns = AnswerComparison.key(old: old, new: new, pairs.count)
        }
        let comparison = AnswerComparison(old: old, new: new, key: keyColumns)
        var rows: [Row] = []
        var marks: Set<Int> = []
        var counts = (added: 0, removed: 0, changed: 0)
        for change in comparison.changes {
            switch change {
            case .added(let index):
                counts.added += 1
                rows.append(Self.row("added", current.rows[index], pairs.map(\.new)))
            case .removed(let index):
                counts.removed += 1
                rows.append(Self.row("removed", saved.answer.rows[index], pairs.map(\.old)))
            case .changed(let before, let after):
                counts.changed += 1
                rows.append(Self.row("before", saved.answer.rows[before], pairs.map(\.old)))
                for column in pairs.indices where old[before][column] != new[after][column] {
                    marks.insert(rows.count * (pairs.count + 1) + column + 1)
                }
                rows.append(Self.row("after", current.rows[after], pairs.map(\.new)))
            }
        }
        let columns = pairs.map { current.columns[$0.new] }
        answer = Answer(columns: [ResultColumn(name: "change", type: .text)] + columns, rows: rows)
        self.marks = marks
        let gone = Self.missing(oldNames, in: newNames)
        let come = Self.missing(newNames, in: oldNames)
        isEmpty = comparison.changes.isEmpty && gone.isEmpty && come.isEmpty
        var parts = [
            "\(counts.added) added, \(counts.removed) removed, \(counts.changed) changed, "
                + "\(comparison.sameCount) the same"
        ]
        if !come.isEmpty { parts.append("new columns: \(come.joined(separator: ", "))") }
        if !gone.isEmpty { parts.append("columns that are gone: \(gone.joined(separator: ", "))") }
        summary = parts.joined(separator: "; ")
    }

    private static func row(_ change: String, _ row: Row, _ columns: [Int]) -> Row {
        Row([.text(change)] + columns.map { row[$0] })
    }

    private static func pairs(_ new: [String], _ old: [String]) -> [(new: Int, old: Int)] {
        var taken: Set<Int> = []
        return new.indices.compactMap { index in
            guard let other = old.indices.first(where: { old[$0] == new[index] && !taken.contains($0) })
            else {
                return nil
            }
            taken.insert(other)
            return (index, other)
        }
    }

    private static func missing(_ names: [String], in others: [String]) -> [String] {
        var left = others
        return names.filter { name in
            guard let index = left.firstIndex(of: name) else { return true }
            left.remove(at: index)
            return false
        }
    }
}
