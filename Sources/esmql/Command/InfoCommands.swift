import ArgumentParser
import ESMQL

/// Lists the tables.
struct TablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables", abstract: "List the tables: a page to read, or rows with --format.")

    @OptionGroup var language: LanguageOption
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Offline.run("show tables", output, in: try Session.planning(language.language))
    }
}

/// Describes a table.
struct DescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract:
            "Tell where a table's rows come from and what its columns mean: a page to read, or rows with "
            + "--format.")

    @Argument(help: "The table.")
    var table: String

    @OptionGroup var language: LanguageOption
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = table.replacing("\"", with: "\"\"")
        try await Offline.run("describe \"\(name)\"", output, in: try Session.planning(language.language))
    }
}

/// Tells what a query would do.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell which requests a query would make, without making any.")

    @Argument(help: "The query.")
    var query: String

    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Offline.run(
            "explain " + query, output, in: try Session.planning(), parameters: parameters.values)
    }
}

/// Statements that need the catalogue and no site.
private enum Offline {
    static func run(
        _ text: String, _ output: OutputOptions, in session: Session, parameters: QueryParameters = .none
    ) async throws {
        let script = ShellScript(text)
        if let status = script.sayDiagnostics() { throw status }
        guard script.statements.count == 1, script.steps.count == 1 else {
            throw ValidationError("Only one statement can be given.")
        }
        let writer = AnswerWriter(
            format: output.chosenFormat, options: output.formatOptions, sink: try output.makeSink())
        let shell = Shell(
            session: session, writer: writer, progress: ProgressReporter(.none), parameters: parameters,
            settings: ShellSettings(showsTiming: false, isQuiet: output.quiet), isInteractive: false,
            siteName: SiteName(isDemo: false, profile: nil))
        try await shell.run(script)
        do { try await writer.finish() } catch { throw Shell.say(error) }
    }
}

extension Session {
    /// A session that can plan but has no site to ask.
    fileprivate static func planning(_ language: Language = .english) throws -> Session {
        var options = SessionOptions()
        options.language = language
        return try Session.offline(options: options)
    }
}
