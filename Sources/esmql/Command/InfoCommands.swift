import ArgumentParser
import ESMQL

/// Lists the tables.
struct TablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tables", abstract: "List the tables.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Offline.run("show tables", output)
    }
}

/// Tells a table's columns.
struct DescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Tell a table's columns.")

    @Argument(help: "The table.")
    var table: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = table.replacing("\"", with: "\"\"")
        try await Offline.run("describe \"\(name)\"", output)
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
        try await Offline.run("explain " + query, output, parameters: parameters.values)
    }
}

/// Statements that need the catalogue and no site.
private enum Offline {
    static func run(_ text: String, _ output: OutputOptions, parameters: QueryParameters = .none) async throws
    {
        let script = try ParsedText(text)
        guard script.statements.count == 1 else { throw ValidationError("Only one statement can be given.") }
        let runner = ScriptRunner(
            session: try Session.offline(), format: output.format ?? .table, sink: try output.makeSink(),
            parameters: parameters, echoes: false, isQuiet: output.quiet)
        try await runner.run(script)
    }
}

extension Session {
    /// A session that can plan but has no site to ask.
    fileprivate static func offline() throws -> Session {
        let configuration = try SiteConfiguration(
            endpoint: "http://127.0.0.1:9", credentials: .token(Secret("none")))
        return try Session(configuration: configuration)
    }
}
