/// What a completion changes in the line.
struct Completion: Equatable {
    /// How many code points before the cursor are replaced.
    var replacedCount: Int
    /// What they are replaced with, or nil where there is nothing to add.
    var replacement: String?

    /// Works out how far the candidates agree.
    ///
    /// A single candidate is completed and followed by a space, unless more of the word may come behind it: behind
    /// `(`, `.` and `/`. Several are completed as far as they begin
    /// alike, where that is longer than the word. Upper and lower case count as equal when the word is
    /// compared.
    ///
    /// - Parameters:
    ///   - before: The line up to the cursor.
    ///   - completions: The candidates.
    init(of before: String, from completions: Completions) {
        let offset = max(0, min(completions.start, before.utf8.count))
        let start = before.utf8.index(before.startIndex, offsetBy: offset)
        let word = before[start...]
        replacedCount = word.unicodeScalars.count
        replacement = nil

        guard let first = completions.candidates.first else { return }
        if completions.candidates.count == 1 {
            replacement = first.last.map { "(./".contains($0) } == true ? first : first + " "
            return
        }
        var common = first[...]
        for candidate in completions.candidates.dropFirst() {
            while !candidate.hasPrefix(common), !common.isEmpty {
                common.removeLast()
            }
        }
        if common.count > word.count, common.lowercased().hasPrefix(word.lowercased()) {
            replacement = String(common)
        }
    }
}
