import ESMQL
import SQLSyntax

/// Runs statements one after the other and writes their answers; the first error ends it.
struct ScriptRunner: Sendable {
    let session: Session
    let writer: AnswerWriter
    let parameters: QueryParameters
    let echoes: Bool
    let isQuiet: Bool
    let keepsGoing: Bool

    /// A runner that writes to a sink.
    init(
        session: Session, format: OutputFormatName, options: FormatOptions = FormatOptions(),
        sink: sending FileSink, parameters: QueryParameters,
        echoes: Bool, isQuiet: Bool, keepsGoing: Bool = false
    ) {
        self.session = session
        self.parameters = parameters
        self.echoes = echoes
        self.isQuiet = isQuiet
        self.keepsGoing = keepsGoing
        writer = AnswerWriter(format: format, options: options, sink: sink)
    }

    /// Runs a script.
    ///
    /// - Throws: an ``ExitStatus`` after saying what failed; that of the first failure where the script went on.
    func run(_ script: ParsedText) async throws {
        var failure = script.failure
        for statement in script.statements {
            do {
                try await run(statement, of: script)
            } catch let error as QueryError {
                let report = ErrorReport(error, source: script.text)
                Console.error(report.text)
                guard keepsGoing, report.status != .cancelled else { throw report.status }
                failure = failure ?? report.status
            } catch let error as OutputError {
                // Whoever read it has seen enough.
                if error.code == .closed { throw ExitStatus.success }
                Console.error("error[output]: \(error)")
                throw ExitStatus.usage
            }
        }
        if let failure { throw failure }
    }

    private func run(_ statement: Statement, of script: ParsedText) async throws {
        if echoes { try await writer.echo(script.text(of: statement)) }
        let result = try await session.engine.run(statement, of: script.text, parameters: parameters)
        if !isQuiet { Self.say(result.notices) }
        try await writer.write(result)
        if !isQuiet { Self.say(await result.lateNotices) }
    }

    static func say(_ notices: [Notice]) {
        for notice in notices { Console.error("notice: \(Console.visible(notice.message))") }
    }
}
