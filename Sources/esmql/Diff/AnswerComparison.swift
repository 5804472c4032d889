import ESMQL

/// The rows that two answers differ in.
struct AnswerComparison {
    /// A difference; rows are counted from 0 in their answers.
    enum Change: Hashable {
        /// A row that the new answer lacks.
        case removed(old: Int)
        /// A row that the old answer lacks.
        case added(new: Int)
        /// A row with other values beside those of its key.
        case changed(old: Int, new: Int)
    }

    /// The differences: in the order of the new rows, then what is removed.
    private(set) var changes: [Change] = []
    /// How many rows are the same.
    private(set) var sameCount = 0

    /// Compares rows.
    ///
    /// - Parameters:
    ///   - old: the rows of the old answer.
    ///   - new: the rows of the new one, as wide.
    ///   - key: the columns whose values tell rows apart; without any, rows are equal as a whole or not at all.
    init(old: [[Value]], new: [[Value]], key: [Int]) {
        // Equal rows may come more than once.
        var waiting: [[Value]: [Int]] = [:]
        for (index, row) in old.enumerated().reversed() { waiting[row, default: []].append(index) }
        var unmatched: [Int] = []
        for (index, row) in new.enumerated() {
            if waiting[row]?.popLast() == nil { unmatched.append(index) } else { sameCount += 1 }
        }
        let left = waiting.values.flatMap { $0 }.sorted()
        var byKey: [[Value]: [Int]] = [:]
        if !key.isEmpty {
            for index in left.reversed() { byKey[key.map { old[index][$0] }, default: []].append(index) }
        }
        var taken: Set<Int> = []
        for index in unmatched {
            if let before = byKey[key.map { new[index][$0] }]?.popLast() {
                changes.append(.changed(old: before, new: index))
                taken.insert(before)
            } else {
                changes.append(.added(new: index))
            }
        }
        changes += left.filter { !taken.contains($0) }.map { .removed(old: $0) }
    }

    /// The fewest first columns whose values tell the rows of both answers apart; none where all are needed.
    static func key(old: [[Value]], new: [[Value]], _ width: Int) -> [Int] {
        for count in stride(from: 1, to: width, by: 1) {
            let isUnique = [old, new].allSatisfy { rows in
                var seen: Set<[Value]> = []
                return rows.allSatisfy { seen.insert(Array($0.prefix(count))).inserted }
            }
            if isUnique { return Array(0..<count) }
        }
        return []
    }
}
