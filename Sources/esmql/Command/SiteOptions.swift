import ArgumentParser
import Configuration
import ESMQL
import ESMSimulator

/// Which site is asked.
struct SiteOptions: ParsableArguments {
    @Flag(help: "Ask a simulated site inside the process instead of a real one.")
    var demo = false

    @Option(
        name: .customLong("attach"),
        help: ArgumentHelp(
            "Offer the rows of a file as a table: CSV, JSON, NDJSON or an SQLite database. May be repeated.",
            valueName: "[name=]file"))
    var attachments: [String] = []

    @Flag(name: .shortAndLong, help: "Tell each request on standard error.")
    var verbose = false

    /// Opens a session, hands it over and closes it.
    ///
    /// - Throws: an ``ExitStatus`` after saying why there is no session, and whatever the body throws.
    func withSession<Result>(_ body: (Session) async throws -> Result) async throws -> Result {
        guard demo else { return try await withSession(at: nil, body) }
        do {
            return try await withSimulatedSite { site in try await withSession(at: site, body) }
        } catch let error as SimulatorError {
            Console.error("error[simulator]: \(error)")
            throw ExitStatus.site
        }
    }

    /// A session with a simulated site, or with the one that the environment sets.
    private func withSession<Result>(
        at simulated: SimulatedSite?, _ body: (Session) async throws -> Result
    ) async throws -> Result {
        let session = try open(simulated)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    @Sendable private static func tell(_ record: RequestRecord) {
        Console.error(record.line)
    }

    private func open(_ simulated: SimulatedSite?) throws -> Session {
        let settings = ConfigReader(provider: EnvironmentVariablesProvider())
        do throws(QueryError) {
            let local = try LocalFiles.tables(attachments.map(Self.attachment))
            if let simulated {
                return try Session(
                    configuration: try Demo.configuration(of: simulated), localTables: local,
                    onRequest: verbose ? Self.tell : nil)
            }
            if !attachments.isEmpty, !SiteConfiguration.isSet(in: settings) {
                return Session(localTables: local)
            }
            return try Session(
                configuration: try SiteConfiguration(reading: settings),
                options: try SessionOptions(reading: settings), localTables: local,
                onRequest: verbose ? Self.tell : nil)
        } catch {
            let report = ErrorReport(error, source: "")
            Console.error(report.text)
            throw report.status
        }
    }

    /// `name=file` or `file`; a name has no slash, so that a path may contain `=`.
    private static func attachment(_ option: String) -> LocalFiles.Attachment {
        guard let equals = option.firstIndex(of: "="), equals != option.startIndex,
            !option[..<equals].contains("/")
        else { return LocalFiles.Attachment(path: option) }
        return LocalFiles.Attachment(
            path: String(option[option.index(after: equals)...]), name: String(option[..<equals]))
    }
}

extension RequestRecord {
    /// The request as `--verbose` tells it.
    var line: String {
        let answer = status.map { "HTTP \($0)" } ?? "no answer"
        let target = query.isEmpty ? path : "\(path)?\(query)"
        return "\(method) \(target)  \(answer), \(bytes) bytes, \(Int(milliseconds)) ms"
    }
}
