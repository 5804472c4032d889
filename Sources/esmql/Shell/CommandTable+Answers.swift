import ESMQL

extension CommandTable {
    /// The form of the answers.
    static let answerCommands: [ShellCommand] = [
        ShellCommand(
            name: "mode", backslash: ["format"], synopsis: "[FORMAT]",
            summary: LocalizedText(
                "change the form of the answers, or tell it", chinese: "设置或显示输出格式"),
            topic: .answers, argument: .format
        ) { shell, call in
            guard let name = call.words.first else {
                try await shell.writer.say("\(await shell.writer.format.rawValue)\n")
                return .done
            }
            await shell.writer.use(try FormatNames.format(name, for: call.line.spelling))
            return .done
        },
        ShellCommand(
            name: "expanded", backslash: ["x"], synopsis: "[on|off]",
            summary: LocalizedText(
                "a line for each value instead of a table, or back", chinese: "切换纵向显示（每个值一行）"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            try await shell.expand(try call.flag())
            return .done
        },
        ShellCommand(
            name: "headers", aliases: ["header"], synopsis: "[on|off]",
            summary: LocalizedText(
                "whether tables, CSV and TSV begin with the names of the columns",
                chinese: "表格、CSV、TSV 是否带列名"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            let current = await shell.writer.options.showsHeader
            let flag = try call.flag() ?? !current
            await shell.writer.change { $0.showsHeader = flag }
            return .done
        },
        ShellCommand(
            name: "tuples", backslash: ["t"], synopsis: "[on|off]",
            summary: LocalizedText(
                "rows only: no names of columns, no count of rows", chinese: "只显示数据行"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            let current = await shell.writer.options.showsHeader
            let isOn = try call.flag() ?? current
            await shell.writer.change { options in
                options.showsHeader = !isOn
                options.countsRows = !isOn
            }
            return .done
        },
        ShellCommand(
            name: "nullvalue", synopsis: "[TEXT]",
            summary: LocalizedText("what stands for NULL", chinese: "设置 NULL 的显示文字"), topic: .answers
        ) { shell, call in
            let text = call.rest.isEmpty ? "" : call.words.joined(separator: " ")
            await shell.writer.change { $0.nullText = text }
            return .done
        },
        ShellCommand(
            name: "timer", backslash: ["timing"], synopsis: "[on|off]",
            summary: LocalizedText(
                "whether rows, requests and milliseconds are told below each answer",
                chinese: "是否在结果下方显示行数、请求数和耗时"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            await shell.time(try call.flag())
            return .done
        },
        ShellCommand(
            name: "last", synopsis: "[FORMAT]",
            summary: LocalizedText(
                "show the last answer again, whole and without asking the site",
                chinese: "再次完整显示上一个结果（不重新请求）"),
            topic: .answers, argument: .format
        ) { shell, call in
            let format = try call.words.first.map { try FormatNames.format($0, for: call.line.spelling) }
            try await shell.writer.write(try await shell.lastAnswer(), format: format, isWhole: true)
            return .done
        },
        ShellCommand(
            name: "pset", backslash: ["pset"], synopsis: "[NAME [VALUE]]",
            summary: LocalizedText(
                "psql's word for some of these: format, null, expanded, tuples_only, pager",
                chinese: "psql 写法：format、null、expanded、tuples_only、pager"),
            topic: .answers, argument: .words(["format", "null", "expanded", "tuples_only", "pager"])
        ) { shell, call in
            let names = [
                "format": "mode", "null": "nullvalue", "expanded": "expanded", "tuples_only": "tuples",
                "pager": "pager",
            ]
            guard let word = call.words.first else {
                try await shell.showSettings()
                return .done
            }
            guard let name = names[word.lowercased()] else {
                throw CommandError(
                    "\(call.line.spelling) takes \(names.keys.sorted().joined(separator: ", "))")
            }
            let line = ShellLine(".\(name) " + call.rest.dropFirst(word.count))
            return try await CommandTable.command(line).action(shell, ShellCall(line: line))
        },
        ShellCommand(
            name: "pager", synopsis: "[on|off|COMMAND]",
            summary: LocalizedText(
                "what shows answers that are longer than the screen", chinese: "设置结果超过一屏时使用的分页程序"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            switch call.rest.lowercased() {
            case "": try await shell.writer.say("\(await shell.writer.pagerCommand ?? "off")\n")
            case "off", "no", "0": await shell.writer.page(through: nil)
            case "on", "yes", "1": await shell.writer.page(through: Pager.ofEnvironment ?? Pager.standard)
            default: await shell.writer.page(through: call.rest)
            }
            return .done
        },
        ShellCommand(
            name: "progress", synopsis: "[on|off]",
            summary: LocalizedText(
                "whether slow statements tell how far they are", chinese: "是否显示慢语句的进度"),
            topic: .answers, argument: .onOff
        ) { shell, call in
            let isOn = try call.flag() ?? !shell.progress.isTurnedOn
            shell.progress.turn(on: isOn)
            return .done
        },
    ]
}
