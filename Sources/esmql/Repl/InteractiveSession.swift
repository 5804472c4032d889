import ESMQL
import Foundation
import LineEditor

/// The prompt over a session.
struct InteractiveSession {
    let session: Session
    let options: EsmqlCommand
    let progress: ProgressReporter

    /// Reads and runs statements until the user leaves.
    ///
    /// - Throws: an ``ExitStatus`` after saying why there is no prompt.
    func run() async throws {
        let profile = options.site.demo ? nil : options.site.profile.name
        let shell = try makeShell(profile: profile)
        let pending = PendingText()
        let completer = ShellCompleter(session: session, pending: pending)
        let usesColor = isatty(STDOUT_FILENO) == 1 && !Console.refusesColor
        let lines: LineReader
        do {
            lines = try LineReader(
                programName: "esmql", historyFile: Self.historyFile, completer: completer.complete,
                highlighter: usesColor ? StatementColors(pending: pending).highlights : nil)
        } catch {
            Console.error("error[terminal]: \(error)")
            throw ExitStatus.usage
        }
        if let failure = await lines.historyFailure {
            Console.error("notice: the history is not kept: \(failure)")
        }
        if !options.output.quiet { Console.error(banner) }
        await shell.useHistory { await lines.entries }
        let actions = Repl.Actions(
            runStatements: { text in
                await Self.outcome { try await shell.run(ShellScript(text)) }
            },
            runCommand: { line, pending in
                await Self.outcome { try await shell.run(line, pending: pending) }
            },
            onPending: pending.set, write: Console.output)
        await Repl(
            lines: lines,
            prompt: PromptText(profile: profile == "default" ? nil : profile, usesColor: usesColor),
            actions: actions
        ).run()
        do {
            try await shell.writer.endTarget()
            try await shell.writer.finish()
        } catch { throw Shell.say(error) }
    }

    private func makeShell(profile: String?) throws -> Shell {
        let isQuiet = options.output.quiet
        var form = options.output.formatOptions
        // The summary line behind each answer counts the rows.
        form.countsRows = isQuiet
        let writer = AnswerWriter(
            format: options.output.chosenFormat, options: form, sink: try options.output.makeSink(),
            keepsAnswers: true, pager: Pager.ofEnvironment)
        return Shell(
            session: session, writer: writer, progress: progress,
            parameters: try ScriptParameters(options.parameters.parameters).values,
            settings: ShellSettings(showsTiming: !isQuiet, echoes: options.script.echo, isQuiet: isQuiet),
            isInteractive: true, siteName: SiteName(isDemo: options.site.demo, profile: profile))
    }

    /// What becomes of the loop after the shell has run something.
    private static func outcome(_ work: () async throws -> ShellOutcome) async -> ReplOutcome {
        do {
            switch try await work() {
            case .done: return .done
            case .quit: return .quit
            case .pending(let text): return .pending(text)
            }
        } catch {
            return .failed
        }
    }

    private var banner: String {
        let exchanges = options.site.exchanges
        let site =
            options.site.demo
            ? "a simulated site; nothing you see is real"
            : exchanges.replay.map { "the exchanges in \(Console.visible($0))" }
                ?? (exchanges.offline ? "no site, as --offline says" : "your site")
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
