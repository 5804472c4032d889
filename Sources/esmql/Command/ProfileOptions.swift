import ArgumentParser
import ESMQL
import Foundation

/// Where the settings of the site come from.
///
/// A group, as only groups reach a subcommand whose parent has the same option.
struct ProfileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read this profile of the config file.", valueName: "name"))
    var profile: String?

    @Flag(help: "Take any certificate of the site; whoever is on the way can then read the password.")
    var insecure = false

    /// The settings, after telling what the user should know about them.
    func settings() throws(QueryError) -> SiteSettings {
        let settings = try SiteSettings(
            environment: ProcessInfo.processInfo.environment, profile: profile,
            options: insecure ? ["insecure": "true"] : [:])
        for warning in settings.warnings { Console.error("warning: \(Console.visible(warning))") }
        return settings
    }

    /// The profile that is read; nil for none.
    var name: String? {
        (try? SiteSettings(environment: ProcessInfo.processInfo.environment, profile: profile))?.profile
    }

    /// Runs work; what is wrong with the settings or the sign-in is told.
    ///
    /// - Throws: an ``ExitStatus`` after saying what is wrong.
    static func reporting<Result>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch let error as QueryError {
            let report = ErrorReport(error, source: "")
            Console.error(report.text)
            throw report.status
        }
    }
}
