import ESMQL
import Foundation
import LineEditor
import SQLSyntax

/// The prompt over a session.
struct InteractiveSession {
    let session: Session
    let options: EsmqlCommand

    /// Reads and runs statements until the user leaves.
    ///
    /// - Throws: an ``ExitStatus`` after saying why there is no prompt.
    func run() async throws {
        var form = options.output.formatOptions
        // The summary line behind each answer counts the rows.
        form.countsRows = options.output.quiet
        let writer = AnswerWriter(
            format: options.output.format ?? .table, options: form, sink: try options.output.makeSink())
        let statements = PromptStatements(
            session: session, writer: writer, parameters: try options.parameters.values,
            isQuiet: options.output.quiet)
        let lines: LineReader
        do {
            lines = try LineReader(programName: "esmql", historyFile: Self.historyFile)
        } catch {
            Console.error("error[terminal]: \(error)")
            throw ExitStatus.usage
        }
        if let failure = await lines.historyFailure {
            Console.error("notice: the history is not kept: \(failure)")
        }
        if !options.output.quiet { Console.error(banner) }
        await Repl(
            lines: lines, commands: PromptCommands(statements: statements, writer: writer).all,
            isComplete: SQLParser.isComplete, runStatement: statements.run, write: Console.output
        ).run()
    }

    private var banner: String {
        let site = options.site.demo ? "a simulated site; nothing you see is real" : "your site"
        return "esmql \(Version.text) over \(site). Statements end with ; and .help lists the commands."
    }

    /// Where the history outlives the process.
    private static var historyFile: String? {
        let environment = ProcessInfo.processInfo.environment
        if let file = environment["ESMQL_HISTORY"] { return file.isEmpty ? nil : file }
        guard let home = environment["HOME"], !home.isEmpty else { return nil }
        return home + "/.esmql_history"
    }
}
