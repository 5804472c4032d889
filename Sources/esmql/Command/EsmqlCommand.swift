import ArgumentParser

/// The command and its subcommands.
struct EsmqlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "esmql",
        abstract: "SQL over the ESM API of a dedicated cloud.",
        discussion: """
            Without -c and -f, statements are read from standard input; on a terminal, at a prompt. The site is \
            set by ESMQL_ENDPOINT and the other variables that the README lists; --demo needs none of them.
            """,
        version: Version.text,
        subcommands: [
            QueryCommand.self, TablesCommand.self, DescribeCommand.self, ExplainCommand.self,
            SimulateCommand.self,
        ],
        defaultSubcommand: QueryCommand.self)
}

/// The version of the command.
enum Version {
    static let text = "0.1.0"
}
