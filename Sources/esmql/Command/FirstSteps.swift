import ESMQL
import Foundation

/// What somebody is told who has set no site yet.
enum FirstSteps {
    /// What is missing, and what to do, in the environment of the process.
    static var error: QueryError {
        error(profiles: (try? ProfileStore(environment: ProcessInfo.processInfo.environment))?.profiles ?? [])
    }

    /// Five lines, one more where there are profiles to choose from.
    static func error(profiles: [String]) -> QueryError {
        var lines = ["no site is set: neither ESMQL_ENDPOINT nor the profile in use names one"]
        if let first = profiles.first(where: { $0 != "default" }) {
            let names = profiles.joined(separator: ", ")
            lines.append(line("--profile \(first)", "reads a profile of the config file: \(names)"))
        }
        lines += [
            line("--demo", "asks a simulated site; it needs no settings at all"),
            line("init", "asks for your site and writes a profile, ~/.config/esmql/config"),
            line("--show-config", "tells each setting, its value and where it comes from"),
            line("--help", "lists the options; the README lists the variables"),
        ]
        return QueryError(.configuration, code: "configuration", message: lines.joined(separator: "\n"))
    }

    private static func line(_ arguments: String, _ purpose: String) -> String {
        let command = "esmql " + arguments
        return "  " + command + String(repeating: " ", count: max(23 - command.count, 1)) + purpose
    }
}
