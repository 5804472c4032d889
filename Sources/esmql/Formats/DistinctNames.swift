/// Names for formats in which no two columns may have the same.
enum DistinctNames {
    /// Gives each repeated name the first free suffix of `_2`, `_3` and so on.
    ///
    /// - Parameters:
    ///   - names: The names of the columns.
    ///   - ignoringCase: Whether names that differ in the case of ASCII letters alone are the same.
    /// - Returns: As many names, all different; a name that occurs once is kept even where a suffix would
    ///   make it.
    static func of(_ names: [String], ignoringCase: Bool = false) -> [String] {
        func key(_ name: String) -> [UInt8] {
            ignoringCase ? name.utf8.map(lowercase) : Array(name.utf8)
        }
        var taken = Set(names.map(key))
        var seen: Set<[UInt8]> = []
        // Where the search for a free suffix goes on, so that many equal names take linear time.
        var numbers: [[UInt8]: Int] = [:]
        return names.map { name in
            let own = key(name)
            guard !seen.insert(own).inserted else { return name }
            var number = numbers[own] ?? 2
            while !taken.insert(key("\(name)_\(number)")).inserted {
                number += 1
            }
            numbers[own] = number + 1
            return "\(name)_\(number)"
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
