import Testing

/// A query with everything that it is expected to do, as one of the files of `Scenarios` says.
///
/// A file is a text: lines with `#` in front say what it shows, then sections follow, each behind a line
/// `--- name`: `settings` (a line `name = value` each), `before` (a statement a line), `query`, `parameters` (as the
/// settings), `plan`, `requests` (in alphabetical order, then the number of pages), `notices`, `rows` (the columns'
/// names first) or `error`.
struct Scenario: CustomTestStringConvertible, Sendable {
    /// The file's name without its extension.
    var name: String
    /// What it shows.
    var summary: [String] = []
    /// The sections by name.
    var sections: [String: [String]] = [:]

    /// The sections in the order in which they are written.
    static let order = [
        "settings", "before", "query", "parameters", "plan", "requests", "notices", "rows", "error",
    ]

    var testDescription: String { name }

    init(name: String, text: String) {
        self.name = name
        var section: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("--- ") {
                section = String(line.dropFirst(4))
                sections[section ?? "", default: []] = []
            } else if let section {
                sections[section, default: []].append(line)
            } else if line.hasPrefix("#") {
                summary.append(line)
            }
        }
        for (name, lines) in sections { sections[name] = Self.trimmed(lines) }
    }

    /// The query.
    var query: String { (sections["query"] ?? []).joined(separator: "\n") }

    /// The file's text.
    var text: String {
        var lines = summary
        for name in Self.order {
            guard let section = sections[name] else { continue }
            lines += ["--- \(name)"] + section
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ lines: [String]) -> [String] {
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
