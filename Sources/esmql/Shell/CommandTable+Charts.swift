import ESMQL

extension CommandTable {
    /// Charts of answers.
    static let chartCommands: [ShellCommand] = [
        ShellCommand(
            name: "chart", synopsis: "[FILE.svg|QUERY]",
            summary: LocalizedText(
                "draw the last answer, or that of a query, or write the picture as SVG",
                chinese: "把上一个结果或查询的结果画成图表，或写成 SVG 文件"),
            topic: .answers, argument: .statement
        ) { shell, call in
            if call.words.count > 1 {
                let query = try await shell.query(written: call.rest)
                try await shell.writer.write(try await shell.answer(query), format: .chart)
            } else if let path = call.words.first {
                let sink = try FileSink(creating: TextFile.expanded(path))
                let picture = AnswerWriter(format: .svg, sink: sink)
                try await picture.write(try await shell.lastAnswer())
            } else {
                try await shell.writer.write(try await shell.lastAnswer(), format: .chart)
            }
            return .done
        }
    ]
}
