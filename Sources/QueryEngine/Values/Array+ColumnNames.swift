extension [String] {
    /// The names with `:1`, `:2` … behind those that were there before, as SQLite does it.
    var distinctColumnNames: [String] {
        var seen: Set<String> = []
        return map { name in
            var distinct = name
            var count = 0
            while !seen.insert(distinct.asciiLowercased).inserted {
                count += 1
                distinct = "\(name):\(count)"
            }
            return distinct
        }
    }
}
