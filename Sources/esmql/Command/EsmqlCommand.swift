import ArgumentParser
import ESMQL

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
            InitCommand.self, LoginCommand.self, LogoutCommand.self, SyncCommand.self, SimulateCommand.self,
            ManualCommand.self,
        ])

    @Option(name: .short, help: ArgumentHelp("Run these statements.", valueName: "sql"))
    var command: String?

    @Option(
        name: .short,
        help: ArgumentHelp("Run the statements of a file; - is standard input.", valueName: "file"),
        completion: .file())
    var file: String?

    @OptionGroup var script: ScriptOptions
    @OptionGroup var progress: ProgressOptions
    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var site: SiteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if command != nil, file != nil { throw ValidationError("-c and -f exclude each other.") }
        try parameters.validate()
    }

    func run() async throws {
        if site.showConfig { return try await ShowConfig.run(site.profile) }
        let progress = ProgressReporter(self.progress.style)
        if let text = try text() {
            let script = ShellScript(text)
            if self.script.parseOnly { return try Self.check(script) }
            let header = try Self.reporting { try ScriptHeader(script) }
            if self.script.listParams { return try await list(header) }
            let values = try ScriptParameters(
                parameters.parameters, for: header, now: Session.systemClock()
            ).values
            if !self.script.keepGoing, let status = script.sayDiagnostics() { throw status }
            try await site.withSession(progress: progress) { session in
                try await run(script, values, session, progress)
            }
        } else {
            try await site.withSession(isInteractive: true, progress: progress) { session in
                try await InteractiveSession(session: session, options: self, progress: progress).run()
            }
        }
    }

    /// The statements to run; nil where they are to be typed.
    private func text() throws -> String? {
        if let command { return command }
        if let file, file != "-" { return try TextFile.read(file) }
        if file == nil, isatty(STDIN_FILENO) == 1, !script.parseOnly, !script.listParams, script.diff == nil {
            return nil
        }
        return try TextFile.readStandardInput()
    }

    private static func check(_ script: ShellScript) throws {
        if let status = script.sayDiagnostics() { throw status }
        try reporting { try CommandTable.check(script) }
        _ = try reporting { try ScriptHeader(script) }
    }

    /// Runs something; what is wrong with the text is told.
    private static func reporting<Result>(_ work: () throws -> Result) throws -> Result {
        do { return try work() } catch { throw Shell.say(error) }
    }

    private func list(_ header: ScriptHeader) async throws {
        let writer = AnswerWriter(
            format: output.chosenFormat, options: output.formatOptions, sink: try output.makeSink())
        do {
            try await writer.write(ParameterListing.answer(header))
            try await writer.finish()
        } catch {
            throw Shell.say(error)
        }
    }

    private func run(
        _ script: ShellScript, _ values: QueryParameters, _ session: Session, _ progress: ProgressReporter
    ) async throws {
        let writer = AnswerWriter(
            format: output.chosenFormat, options: output.formatOptions, sink: try output.makeSink(),
            keepsAnswers: script.steps.contains(where: \.isCommand))
        let settings = ShellSettings(
            showsTiming: false, echoes: self.script.echo, bails: !self.script.keepGoing,
            isQuiet: output.quiet)
        let shell = Shell(
            session: session, writer: writer, progress: progress, parameters: values, settings: settings,
            isInteractive: false,
            siteName: SiteName(isDemo: site.demo, profile: site.profile.name))
        let (diff, key) = (self.script.diff, self.script.keyColumns)
        let keepsGoing = self.script.keepGoing
        try await Interruptible.run {
            var failure: ExitStatus?
            do {
                if let diff {
                    try await shell.compare(script, with: diff, key: key)
                } else {
                    try await shell.run(script)
                }
            } catch let status as ExitStatus where keepsGoing && status != .cancelled {
                failure = status
            }
            do {
                try await writer.endTarget()
                try await writer.finish()
            } catch { throw Shell.say(error) }
            if let failure { throw failure }
        }
    }
}

/// The version of the command.
enum Version {
    static let text = "0.1.0"
}
