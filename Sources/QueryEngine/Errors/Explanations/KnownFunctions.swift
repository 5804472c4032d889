/// The functions that a query can call and how many arguments each takes, as SQLite tells them.
struct KnownFunctions {
    /// The numbers of arguments by name, -1 for any number.
    private let counts: [String: [Int]]

    /// Asks a connection of its own; empty where SQLite does not list its functions.
    init() {
        counts = (try? Self.read()) ?? [:]
    }

    /// The names, in the order of the alphabet.
    var names: [String] { counts.keys.sorted() }

    /// How many arguments a function takes, as words; nil where any number will do or the name is unknown.
    func arity(of name: String) -> String? {
        if let least = Self.leastCounts[name] { return "at least \(least)" }
        guard let counts = counts[name], !counts.isEmpty, !counts.contains(-1) else { return nil }
        let words = counts.map { $0 == 0 ? "none" : "\($0)" }
        return words.count == 1
            ? words[0] : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }

    /// Functions of any number of arguments that refuse fewer than these.
    private static let leastCounts = ["coalesce": 2, "max": 1, "min": 1]

    /// Functions of parts of SQLite that have no table here, and those that are no one's business.
    private static let leftOutPrefixes = ["fts", "rtree", "sqlite_", "->"]
    private static let leftOut: Set<String> = [
        "bm25", "highlight", "load_extension", "match", "matchinfo", "offsets", "optimize", "snippet",
        "subtype",
        "changes", "total_changes", "last_insert_rowid", "generate_series",
    ]

    private static func read() throws -> [String: [Int]] {
        let connection = try Connection()
        try FunctionLibrary.register(on: connection, now: 0)
        let list = try PreparedStatement(
            "select distinct name, narg from pragma_function_list order by narg", on: connection)
        var counts: [String: [Int]] = [:]
        while try list.step() {
            guard case .text(let name) = list.value(0), case .integer(let count) = list.value(1),
                !leftOut.contains(name), !leftOutPrefixes.contains(where: name.hasPrefix)
            else { continue }
            counts[name, default: []].append(Int(count))
        }
        return counts
    }
}
