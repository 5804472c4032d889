import ArgumentParser
import Configuration
import ESMQL
import ESMSimulator

/// Which site is asked.
struct SiteOptions: ParsableArguments {
    @Flag(help: "Ask a simulated site inside the process instead of a real one.")
    var demo = false

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
        do throws(QueryError) {
            let configuration: SiteConfiguration
            if let simulated {
                configuration = try Demo.configuration(of: simulated)
            } else {
                configuration = try SiteConfiguration(
                    reading: ConfigReader(provider: EnvironmentVariablesProvider()))
            }
            return try Session(configuration: configuration, onRequest: verbose ? Self.tell : nil)
        } catch {
            let report = ErrorReport(error, source: "")
            Console.error(report.text)
            throw report.status
        }
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
