import ESMQL

extension CommandTable {
    /// The session and the shell.
    static let sessionCommands: [ShellCommand] = [
        ShellCommand(
            name: "settings", aliases: ["show", "set"], synopsis: "[NAME VALUE]",
            summary: LocalizedText(
                "list the settings of session and shell, or change one of the session",
                chinese: "列出会话与命令行的设置，或修改会话设置"),
            topic: .session, argument: .setting
        ) { shell, call in
            let words = call.words
            guard let name = words.first else {
                try await shell.showSettings()
                return .done
            }
            guard words.count >= 2 else {
                throw CommandError("\(call.line.spelling) takes a name and a value")
            }
            let value = words.filter { $0 != "=" }.dropFirst().joined(separator: " ")
            try await shell.set(name, to: value)
            return .done
        },
        ShellCommand(
            name: "cache", synopsis: "[on|off|SPAN|clear [TABLE]]",
            summary: LocalizedText(
                "whether rows of earlier queries answer later ones, and for how long; forget them",
                chinese: "结果缓存：开关、时长、清除"),
            topic: .session, argument: .words(["on", "off", "clear"])
        ) { shell, call in
            switch call.words.first?.lowercased() {
            case nil:
                let value = try await shell.setting("cache_ttl")
                try await shell.writer.say("\(value)\n")
            case "on": try await shell.set("cache_ttl", to: "1m")
            case "off": try await shell.set("cache_ttl", to: "off")
            case "clear": try await shell.forget(call.words.dropFirst().first)
            default: try await shell.set("cache_ttl", to: call.words.joined(separator: " "))
            }
            return .done
        },
        ShellCommand(
            name: "site", backslash: ["conninfo"],
            summary: LocalizedText("tell which site is asked", chinese: "显示当前站点"), topic: .session
        ) { shell, _ in
            try await shell.writer.say(await shell.siteName.text(in: shell.session) + "\n")
            return .done
        },
        ShellCommand(
            name: "echo", synopsis: "[on|off]",
            summary: LocalizedText(
                "whether each statement is printed before its answer", chinese: "是否在结果前显示语句"),
            topic: .session, argument: .onOff
        ) { shell, call in
            await shell.echo(try call.flag())
            return .done
        },
        ShellCommand(
            name: "bail", synopsis: "[on|off]",
            summary: LocalizedText(
                "whether the first error ends a script", chinese: "脚本是否在首个错误处停止"), topic: .session,
            argument: .onOff
        ) { shell, call in
            await shell.bail(try call.flag())
            return .done
        },
    ]
}
