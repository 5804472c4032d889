import ESMQL

/// The help of a command in Chinese; the argument parser writes the English one.
struct HelpPage {
    /// The columns of a line.
    static let width = 80
    private static let indent = 26

    private let command: CommandReference
    /// The names of the commands around it and its own.
    private let path: [String]

    /// The page that the arguments ask for, nil where they ask for none that is known.
    ///
    /// - Parameter arguments: The arguments of the process, among them `-h`, `--help` or `help`.
    init?(for arguments: [String]) {
        guard var command = CommandReference.esmql else { return nil }
        var path = [command.commandName]
        for word in arguments where word != "help" {
            guard let inner = command.visibleSubcommands.first(where: { $0.commandName == word }) else {
                continue
            }
            command = inner
            path.append(word)
        }
        self.command = command
        self.path = path
    }

    /// The text.
    var text: String {
        var lines = ["概述：\(Self.translated(command.abstract))"]
        if let discussion = command.discussion {
            lines += [""] + TextWrapping.lines(Self.translated(discussion), width: Self.width)
        }
        let inner = command.visibleSubcommands
        let positional = command.visibleArguments.filter { $0.kind == "positional" }
        let options = command.visibleArguments.filter { $0.kind != "positional" }
        let usage = path + ["[选项]"] + positional.map(\.synopsis) + (inner.isEmpty ? [] : ["[子命令]"])
        lines += ["", "用法：" + usage.joined(separator: " ")]
        lines += Self.section("参数", positional.map { ($0.usage, Self.meaning($0)) })
        lines += Self.section("选项", options.map { ($0.usage, Self.meaning($0)) })
        lines += Self.section("子命令", inner.map { ($0.commandName, Self.translated($0.abstract)) })
        if !inner.isEmpty { lines += ["", "  “esmql help <子命令>”显示该子命令的帮助。"] }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func section(_ title: String, _ entries: [(head: String, meaning: String)]) -> [String] {
        guard !entries.isEmpty else { return [] }
        var lines = ["", title + "："]
        for entry in entries {
            let meaning = TextWrapping.lines(entry.meaning, width: width - indent)
            let head = "  " + entry.head
            let padding = String(repeating: " ", count: max(0, indent - DisplayWidth.of(head)))
            if DisplayWidth.of(head) < indent - 1 {
                lines.append(head + padding + (meaning.first ?? ""))
                lines += meaning.dropFirst().map { String(repeating: " ", count: indent) + $0 }
            } else {
                lines.append(head)
                lines += meaning.map { String(repeating: " ", count: indent) + $0 }
            }
        }
        return lines
    }

    private static func meaning(_ argument: CommandReference.Argument) -> String {
        var text = translated(argument.abstract)
        if let values = argument.allValues { text += "可取：\(values.joined(separator: "、"))。" }
        if let value = argument.defaultValue { text += "默认：\(value)。" }
        return text
    }

    /// The Chinese text, or the English one where there is none.
    private static func translated(_ text: String?) -> String {
        guard let text else { return "" }
        return ChineseHelp.texts[text] ?? text
    }
}
