import ESMQL

extension CommandTable {
    /// Help, the end, and what the shell is.
    static let generalCommands: [ShellCommand] = [
        ShellCommand(
            name: "help", backslash: ["?", "h"], synopsis: "[COMMAND]",
            summary: LocalizedText(
                "list the commands, or tell about one", chinese: "列出命令，或说明某个命令"),
            topic: .general, argument: .command
        ) { shell, call in
            let language = shell.session.engine.language
            guard let name = call.words.first else {
                try await shell.writer.show(CommandHelp.list(language))
                return .done
            }
            guard let command = CommandTable.command(named: name) else {
                _ = try CommandTable.command(ShellLine(name.first?.isLetter == true ? "." + name : name))
                return .done
            }
            try await shell.writer.show(CommandHelp.text(of: command, language))
            return .done
        },
        ShellCommand(
            name: "quit", aliases: ["exit"], backslash: ["q", "quit"],
            summary: LocalizedText("leave, as Ctrl-D does", chinese: "退出（同 Ctrl-D）"), topic: .general
        ) { _, _ in .quit },
        ShellCommand(
            name: "version",
            summary: LocalizedText("tell the version", chinese: "显示版本"), topic: .general
        ) { shell, _ in
            try await shell.writer.say("esmql \(Version.text)\n")
            return .done
        },
    ]
}
