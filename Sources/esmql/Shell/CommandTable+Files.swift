import ESMQL
import Foundation

extension CommandTable {
    /// Files and programs.
    static let fileCommands: [ShellCommand] = [
        ShellCommand(
            name: "read", backslash: ["i", "ir", "include"], synopsis: "FILE",
            summary: LocalizedText(
                "run the statements and commands of a file", chinese: "执行文件中的语句和命令"),
            topic: .files, argument: .file
        ) { shell, call in
            guard let path = call.words.first else {
                throw CommandError("\(call.line.spelling) takes the path of a file")
            }
            return try await shell.read(path)
        },
        ShellCommand(
            name: "output", backslash: ["o", "out"], synopsis: "[FILE or |COMMAND]",
            summary: LocalizedText(
                "write answers to a file or a command from now on; without one, to the screen",
                chinese: "将结果写入文件或命令；不带参数则恢复到屏幕"),
            topic: .files, argument: .file
        ) { shell, call in
            try await shell.writer.redirect(to: Self.target(call))
            return .done
        },
        ShellCommand(
            name: "once", synopsis: "FILE or |COMMAND",
            summary: LocalizedText(
                "write the next answer to a file or a command", chinese: "将下一个结果写入文件或命令"),
            topic: .files, argument: .file
        ) { shell, call in
            guard let target = Self.target(call) else {
                throw CommandError("\(call.line.spelling) takes the path of a file, or | and a command")
            }
            try await shell.writer.redirect(to: target, once: true)
            return .done
        },
        ShellCommand(
            name: "print", backslash: ["echo", "qecho"], synopsis: "[TEXT]",
            summary: LocalizedText("write a text among the answers", chinese: "输出一段文字"), topic: .files
        ) { shell, call in
            try await shell.writer.say(call.words.joined(separator: " ") + "\n")
            return .done
        },
        ShellCommand(
            name: "shell", aliases: ["system"], backslash: ["!"], synopsis: "[COMMAND]",
            summary: LocalizedText("run a command of the system's shell", chinese: "执行系统命令"),
            topic: .files
        ) { _, call in
            let status = try await TerminalChild(call.rest.isEmpty ? "exec \"${SHELL:-sh}\"" : call.rest)
                .end()
            if status != 0 { throw CommandError("the command ended with status \(status)") }
            return .done
        },
        ShellCommand(
            name: "cd", backslash: ["cd"], synopsis: "[FOLDER]",
            summary: LocalizedText("change the working folder", chinese: "切换工作目录"), topic: .files,
            argument: .file
        ) { _, call in
            let folder = TextFile.expanded(call.words.first ?? "~")
            guard FileManager.default.changeCurrentDirectoryPath(folder) else {
                throw CommandError("there is no folder \(folder)")
            }
            return .done
        },
    ]

    /// What stands behind a command that writes elsewhere: a path, or `|` and a command.
    private static func target(_ call: ShellCall) -> String? {
        call.rest.hasPrefix("|") ? call.rest : call.words.first
    }
}
