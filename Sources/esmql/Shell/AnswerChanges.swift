import ESMQL

/// What has changed from one answer to the next.
enum AnswerChanges {
    /// The cells of an answer that an earlier one does not have, counted row by row.
    ///
    /// A row is compared with the one of the earlier answer that has the same first values, as many as tell the
    /// rows of both answers apart; a row that is not there is new as a whole. Where no values tell the rows apart,
    /// a row is new or not.
    static func cells(of answer: Answer, since before: Answer) -> Set<Int> {
        let width = answer.columns.count
        guard width > 0, before.columns.map(\.name) == answer.columns.map(\.name) else { return [] }
        let comparison = AnswerComparison(
            old: before.rows.map(\.values), new: answer.rows.map(\.values),
            key: AnswerComparison.key(old: before.rows.map(\.values), new: answer.rows.map(\.values), width))
        var cells: Set<Int> = []
        for change in comparison.changes {
            switch change {
            case .removed: break
            case .added(let row): cells.formUnion((0..<width).map { row * width + $0 })
            case .changed(let old, let row):
                for column in 0..<width where before.rows[old][column] != answer.rows[row][column] {
                    cells.insert(row * width + column)
                }
            }
        }
        return cells
    }
}
