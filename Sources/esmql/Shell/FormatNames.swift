import SQLSyntax

/// The formats by the names that people know from other shells, too.
enum FormatNames {
    private static let others: [String: OutputFormatName] = [
        "box": .table, "column": .table, "aligned": .table, "tabs": .tsv, "lines": .line, "expanded": .line,
        "md": .markdown, "jsonl": .ndjson, "jsonlines": .ndjson,
    ]

    /// The format of a name.
    ///
    /// - Parameters:
    ///   - name: the name, in any letter case.
    ///   - command: what the message says takes it.
    /// - Returns: the format.
    /// - Throws: a ``CommandError`` that lists the formats.
    static func format(_ name: String, for command: String) throws(CommandError) -> OutputFormatName {
        let folded = name.lowercased()
        if let format = OutputFormatName(rawValue: folded) ?? others[folded] { return format }
        let names = OutputFormatName.allCases.map(\.rawValue)
        let near = Nearest.names(to: folded, among: names, limit: 1).first
        throw CommandError(
            "\(command) takes one of \(names.joined(separator: ", "))"
                + (near.map { "; did you mean \($0)?" } ?? ""))
    }
}
