/// The commands of the prompt beside `.help` and `.quit`.
struct PromptCommands {
    let statements: PromptStatements
    let writer: AnswerWriter

    /// The commands.
    var all: [ReplCommand] {
        let statements = statements
        let writer = writer
        return [
            ReplCommand("tables", summary: "list the tables") { _ in await statements.run("show tables") },
            ReplCommand("schema", synopsis: "TABLE", summary: "tell a table's columns") { words in
                guard let table = words.first else {
                    return Console.error(".schema takes the name of a table")
                }
                await statements.run("describe \"\(table.replacing("\"", with: "\"\""))\"")
            },
            ReplCommand("mode", synopsis: "NAME", summary: "change the form of the answers") {
                words in
                guard let name = words.first, let format = OutputFormatName(rawValue: name.lowercased())
                else {
                    let names = OutputFormatName.allCases.map(\.rawValue).joined(separator: ", ")
                    return Console.error(".mode takes one of \(names)")
                }
                await writer.use(format)
            },
            ReplCommand("read", synopsis: "FILE", summary: "run the statements of a file") { words in
                guard let path = words.first else { return Console.error(".read takes the path of a file") }
                guard let text = try? TextFile.read(path) else { return }
                await statements.run(text)
            },
        ]
    }
}
