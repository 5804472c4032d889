/// A pattern for names: `*` and `%` stand for any letters, `?` for one; letter case does not matter.
struct NamePattern {
    private let pattern: [Character]

    /// A pattern; one without `*`, `%` and `?` matches names that hold it.
    init(_ text: String) {
        let plain = text.lowercased()
        let isPlain = !plain.contains { "*%?".contains($0) }
        pattern = Array(isPlain ? "*\(plain)*" : plain)
    }

    /// Whether a name matches.
    func matches(_ name: String) -> Bool {
        let letters = Array(name.lowercased())
        // The places of the pattern that may come next, letter by letter.
        var places = closure([0])
        for letter in letters {
            var next: Set<Int> = []
            for place in places where place < pattern.count {
                switch pattern[place] {
                case "*", "%": next.insert(place)
                case "?", letter: next.insert(place + 1)
                default: break
                }
            }
            places = closure(next)
        }
        return places.contains(pattern.count)
    }

    private func closure(_ places: Set<Int>) -> Set<Int> {
        var all = places
        for start in places {
            var place = start
            while place < pattern.count, pattern[place] == "*" || pattern[place] == "%" {
                place += 1
                all.insert(place)
            }
        }
        return all
    }
}
