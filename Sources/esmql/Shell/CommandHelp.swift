import ESMQL

/// What `.help` says.
enum CommandHelp {
    /// The list of all commands.
    static func list(_ language: Language) -> String {
        var text = introduction[language] + "\n"
        for topic in ShellCommand.Topic.allCases {
            let commands = CommandTable.all.filter { $0.topic == topic }
            text += "\n" + title(of: topic)[language] + "\n"
            text += lines(commands.map { (usage(of: $0), $0.summary[language]) })
        }
        return text
    }

    /// What one command is about.
    static func text(of command: ShellCommand, _ language: Language) -> String {
        let others = command.spellings.dropFirst().joined(separator: ", ")
        let also = others.isEmpty ? "" : "\n  " + alsoCalled[language] + others
        return usage(of: command) + "\n  " + command.summary[language] + also + "\n"
    }

    /// The command as it is written, with its first name behind a backslash.
    static func usage(of command: ShellCommand) -> String {
        let short = command.backslash.first.map { ", \\" + $0 } ?? ""
        return "." + command.name + short + (command.synopsis.isEmpty ? "" : " " + command.synopsis)
    }

    /// The heading of a topic.
    static func title(of topic: ShellCommand.Topic) -> LocalizedText {
        switch topic {
        case .general: LocalizedText("General", chinese: "通用")
        case .tables: LocalizedText("Tables", chinese: "表")
        case .answers: LocalizedText("Form of the answers", chinese: "输出形式")
        case .files: LocalizedText("Files and programs", chinese: "文件与程序")
        case .statements: LocalizedText("Statements", chinese: "语句")
        case .session: LocalizedText("Session", chinese: "会话")
        }
    }

    private static let introduction = LocalizedText(
        "A statement ends with a semicolon. Ctrl-C cancels it, Ctrl-D leaves, Tab completes.",
        chinese: "语句以分号结束。Ctrl-C 取消，Ctrl-D 退出，Tab 补全。")
    private static let alsoCalled = LocalizedText("also: ", chinese: "也可写作：")

    private static func lines(_ entries: [(usage: String, summary: String)]) -> String {
        let width = entries.map { DisplayWidth.of($0.usage) }.max() ?? 0
        return entries.map { entry in
            let padding = String(repeating: " ", count: width - DisplayWidth.of(entry.usage) + 2)
            return "  " + entry.usage + padding + entry.summary + "\n"
        }.joined()
    }
}
