import ArgumentParser
import ESMQL
import SQLSyntax

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The command: runs statements from an option, a file, standard input or a prompt; the rest is subcommands.
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
            TablesCommand.self, DescribeCommand.self, ExplainCommand.self, FormatCommand.self,
            LoginCommand.self, LogoutCommand.self, SimulateCommand.self,
        ])

    @Option(name: .short, help: ArgumentHelp("Run these statements.", valueName: "sql"))
    var command: String?

    @Option(
        name: .short,
        help: ArgumentHelp("Run the statements of a file; - is standard input.", valueName: "file"))
    var file: String?

    @Flag(help: "Print each statement before its answer.")
    var echo = false

    @Flag(help: "Go on behind a statement that fails; the status is that of the first failure.")
    var keepGoing = false

    @Flag(help: "Only check the syntax: silence, or the errors and status 1.")
    var parseOnly = false

    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var site: SiteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if command != nil, file != nil { throw ValidationError("-c and -f exclude each other.") }
        try parameters.validate()
    }

    func run() async throws {
        if site.showConfig { return try await ShowConfig.run(site.profile) }
        if let text = try text() {
            if parseOnly { return try Self.check(text) }
            let script = try ParsedText(text, keepsGoing: keepGoing)
            try await site.withSession { session in
                try await runScript(script, session)
            }
        } else {
            try await site.withSession(isInteractive: true) { session in
                try await InteractiveSession(session: session, options: self).run()
            }
        }
    }

    /// The statements to run; nil where they are to be typed.
    private func text() throws -> String? {
        if let command { return command }
        if let file, file != "-" { return try TextFile.read(file) }
        if file == nil, isatty(STDIN_FILENO) == 1, !parseOnly { return nil }
        return try TextFile.readStandardInput()
    }

    private static func check(_ text: String) throws {
        let diagnostics = SQLParser.parse(text).diagnostics
        guard diagnostics.isEmpty else {
            let report = ErrorReport(diagnostics, source: text)
            Console.error(report.text)
            throw report.status
        }
    }

    private func runScript(_ script: ParsedText, _ session: Session) async throws {
        let runner = ScriptRunner(
            session: session, format: output.format ?? .table, options: output.formatOptions,
            sink: try output.makeSink(),
            parameters: try parameters.values, echoes: echo, isQuiet: output.quiet, keepsGoing: keepGoing)
        try await Interruptible.run { try await runner.run(script) }
    }
}

/// The version of the command.
enum Version {
    static let text = "0.1.0"
}
