import ESMQL

extension CommandTable {
    /// What there is to ask.
    static let tableCommands: [ShellCommand] = [
        ShellCommand(
            name: "tables", backslash: ["dt", "dv", "l"], synopsis: "[PATTERN]",
            summary: LocalizedText(
                "list the tables, or those whose names match a pattern with * or %",
                chinese: "列出表；可用 * 或 % 按名称筛选"),
            topic: .tables, argument: .table
        ) { shell, call in
            guard let pattern = call.words.first else {
                try await shell.show("show tables")
                return .done
            }
            let matcher = NamePattern(pattern)
            let names = shell.session.engine.schemas.map(\.name).filter(matcher.matches)
            guard !names.isEmpty else { throw CommandError("no table matches \(pattern)") }
            try await shell.writer.say(names.map { $0 + "\n" }.joined())
            return .done
        },
        ShellCommand(
            name: "schema", aliases: ["describe"], backslash: ["d", "d+"], synopsis: "[TABLE]",
            summary: LocalizedText(
                "tell a table's columns; without a table, list the tables", chinese: "说明表的各列；不带表名则列出表"),
            topic: .tables, argument: .table
        ) { shell, call in
            guard let table = call.words.first else {
                try await shell.show("show tables")
                return .done
            }
            let name = table.hasSuffix(";") ? String(table.dropLast()) : table
            try await shell.show("describe \"\(name.replacing("\"", with: "\"\""))\"")
            return .done
        },
        ShellCommand(
            name: "functions", backslash: ["df"], synopsis: "[PATTERN]",
            summary: LocalizedText("list the functions", chinese: "列出函数"), topic: .tables
        ) { shell, call in
            let matcher = call.words.first.map(NamePattern.init)
            let names = (LanguageInventory.functions + LanguageInventory.tableFunctions).uniqued
                .filter { matcher?.matches($0) ?? true }
            guard !names.isEmpty else { throw CommandError("no function matches \(call.rest)") }
            let width = Console.terminalWidth ?? DescriptionPage.standardWidth
            try await shell.writer.show(NameColumns.text(names.sorted(), width: width))
            return .done
        },
    ]
}

extension Array where Element: Hashable {
    /// Each element once, in the order of its first place.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
