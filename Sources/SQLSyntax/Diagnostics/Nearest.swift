/// Finds the names that a misspelt one may stand for.
public enum Nearest {
    /// The nearest candidates by edit distance, letter case aside, the best first.
    ///
    /// A candidate counts as near when about a third of the name's letters, at most three, would have to change;
    /// one that begins with the name, or has it among its words, counts too. A single letter is near to nothing.
    ///
    /// - Parameters:
    ///   - name: the name as written.
    ///   - candidates: the names that exist.
    ///   - limit: how many to return at most.
    /// - Returns: candidates as they were given.
    public static func names(
        to name: String, among candidates: some Sequence<String>, limit: Int = 3
    ) -> [String] {
        let wanted = Array(name.lowercased().unicodeScalars)
        let allowed = wanted.count == 1 ? 0 : min(3, max(1, (wanted.count + 1) / 3))
        var found: [(name: String, distance: Int, order: Int)] = []
        for (order, candidate) in candidates.enumerated() {
            let letters = Array(candidate.lowercased().unicodeScalars)
            var distance = distance(wanted, letters, limit: allowed)
            if distance > allowed, wanted.count >= 3,
                letters.starts(with: wanted) || letters.split(separator: "_").contains(ArraySlice(wanted))
            {
                distance = allowed
            }
            if distance <= allowed { found.append((candidate, distance, order)) }
        }
        found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
        return found.prefix(max(0, limit)).map(\.name)
    }

    /// The fewest insertions, deletions, replacements and swaps of neighbours between two words.
    ///
    /// The work ends early, with a number above `limit`, once the limit cannot be kept.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(left.count - right.count) <= limit else { return limit + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            if current.allSatisfy({ $0 > limit }) { return limit + 1 }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
