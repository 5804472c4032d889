import ESMQL

extension CommandTable {
    /// What is done with a statement.
    static let statementCommands: [ShellCommand] = [
        ShellCommand(
            name: "go", backslash: ["g"], synopsis: "[FILE or |COMMAND]",
            summary: LocalizedText(
                "run the statement before it, or the last one again; its answer may go to a file",
                chinese: "执行前面的语句，或再次执行上一条；结果可写入文件"),
            topic: .statements, argument: .file
        ) { shell, call in
            let query = try await shell.query(of: call)
            if !call.rest.isEmpty {
                let target = call.rest.hasPrefix("|") ? call.rest : call.words.first
                try await shell.writer.redirect(to: target, once: true)
            }
            try await shell.run(query)
            return .done
        },
        ShellCommand(
            name: "gx", backslash: ["gx"],
            summary: LocalizedText(
                "the same, with a line for each value", chinese: "同上，纵向显示结果"), topic: .statements
        ) { shell, call in
            let query = try await shell.query(of: call)
            let format = await shell.writer.format
            await shell.writer.use(.line)
            do { try await shell.run(query) } catch {
                await shell.writer.use(format)
                throw error
            }
            await shell.writer.use(format)
            return .done
        },
        ShellCommand(
            name: "gset", backslash: ["gset"], synopsis: "[PREFIX]",
            summary: LocalizedText(
                "run it and keep the one row of its answer as parameters: :column",
                chinese: "执行语句，将唯一一行结果存为参数（:列名）"),
            topic: .statements
        ) { shell, call in
            try await shell.keepRow(of: try await shell.query(of: call), prefix: call.words.first ?? "")
            return .done
        },
        ShellCommand(
            name: "param", aliases: ["parameter"], backslash: ["set"], synopsis: "[NAME [VALUE]]",
            summary: LocalizedText(
                "give the parameter :name a value, or list the parameters", chinese: "设置参数 :name 的值，或列出参数"),
            topic: .statements
        ) { shell, call in
            try await shell.setParameter(call)
            return .done
        },
        ShellCommand(
            name: "unset", backslash: ["unset"], synopsis: "NAME",
            summary: LocalizedText("take a parameter's value away", chinese: "删除参数"), topic: .statements
        ) { shell, call in
            guard let name = call.words.first else {
                throw CommandError("\(call.line.spelling) takes the name of a parameter")
            }
            try await shell.unsetParameter(name)
            return .done
        },
        ShellCommand(
            name: "explain", aliases: ["eqp"], synopsis: "[on|off|QUERY]",
            summary: LocalizedText(
                "tell what the last query, a query or each query would ask for",
                chinese: "说明上一条查询、指定查询或每条查询会发出哪些请求"),
            topic: .statements, argument: .statement
        ) { shell, call in
            switch call.rest.lowercased() {
            case "": try await shell.explain(try await shell.query(of: call))
            case "on", "off": await shell.explainEach(call.rest.lowercased() == "on")
            default: try await shell.explain(try await shell.query(written: call.rest))
            }
            return .done
        },
        ShellCommand(
            name: "watch", backslash: ["watch"], synopsis: "[SECONDS] [c=TIMES] [QUERY]",
            summary: LocalizedText(
                "run it again and again, until Ctrl-C; what has changed is shown in reverse",
                chinese: "反复执行直到 Ctrl-C，变化处反显"),
            topic: .statements, argument: .statement
        ) { shell, call in
            let watch = try WatchArguments(call)
            let query =
                if let text = watch.query { try await shell.query(written: text) } else {
                    try await shell.query(of: call)
                }
            try await shell.watch(query, watch)
            return .done
        },
        ShellCommand(
            name: "edit", backslash: ["e", "edit"], synopsis: "[FILE]",
            summary: LocalizedText(
                "change the last statement, or a file, in $EDITOR; then it is run",
                chinese: "在 $EDITOR 中编辑上一条语句或文件，然后执行"),
            topic: .statements, argument: .file, needsPrompt: true
        ) { shell, call in
            .pending(try await shell.edit(call.words.first))
        },
        ShellCommand(
            name: "buffer", backslash: ["p"],
            summary: LocalizedText(
                "show the statement that is being typed, or the last one", chinese: "显示正在输入的或上一条语句"),
            topic: .statements
        ) { shell, _ in
            let pending = await shell.pending
            let text = pending.isEmpty ? await shell.lastQuery.map { $0.text + ";" } ?? "" : pending
            try await shell.writer.say(text + "\n")
            return .done
        },
        ShellCommand(
            name: "reset", backslash: ["r"],
            summary: LocalizedText("give up the statement that is being typed", chinese: "放弃正在输入的语句"),
            topic: .statements, needsPrompt: true
        ) { _, _ in .pending("") },
        ShellCommand(
            name: "history", backslash: ["s"], synopsis: "[COUNT]",
            summary: LocalizedText("list what was typed", chinese: "列出历史输入"), topic: .statements,
            needsPrompt: true
        ) { shell, call in
            let count = try call.words.first.map { word throws(CommandError) in
                guard let count = Int(word), count > 0 else {
                    throw CommandError("\(call.line.spelling) takes a number, not \(word)")
                }
                return count
            }
            let entries = await shell.history
            try await shell.writer.show(entries.suffix(count ?? 50).map { $0 + "\n" }.joined())
            return .done
        },
    ]
}
