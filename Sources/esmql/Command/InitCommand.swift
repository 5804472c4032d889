import ArgumentParser
import ESMQL
import Foundation

/// Asks for a site and writes a profile of it.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Ask for a site and write a profile of it.",
        discussion: """
            The profile goes into ~/.config/esmql/config, or the file that ESMQL_CONFIG names, which only its owner \
            can read. The password stays out of it unless --with-password asks for it: name a command that prints \
            it, or let esmql login ask. Without a terminal the answers are lines of standard input.
            """)

    @OptionGroup var options: ProfileOptions

    @Flag(help: "Replace a profile that is there already.")
    var force = false

    @Flag(help: "Ask for the password and write it into the file, in clear.")
    var withPassword = false

    func run() async throws {
        let (name, force, withPassword) = (options.profile, force, withPassword)
        let isInsecure = options.insecure
        // Ctrl-C in the middle of a password must give the terminal its echo back.
        try await Interruptible.run {
            try await Self.run(
                profile: name, replaces: force, withPassword: withPassword, isInsecure: isInsecure)
        }
    }

    private static func run(
        profile: String?, replaces: Bool, withPassword: Bool, isInsecure: Bool
    ) async throws {
        try await ProfileOptions.reporting {
            let store = try ProfileStore(environment: ProcessInfo.processInfo.environment)
            let interview = Interview()
            Console.error(
                "The profile is written to \(Console.visible(store.path)).\n"
                    + "An empty answer takes what stands in brackets."
            )
            let name = try profile ?? interview.answer("Name of the profile", standard: "default")
            if store.profiles.contains(name), !replaces {
                throw QueryError(
                    .configuration, code: "configuration",
                    message:
                        "there is a profile \(name) already; --force replaces it, --profile takes another name"
                )
            }
            var values = try await ask(interview, withPassword: withPassword)
            if isInsecure { values.append(("insecure", "true")) }
            try store.write(name, values)
            let option = name == "default" ? "" : " --profile " + name
            Console.error(
                Console.visible(
                    "Written. esmql login\(option) signs in and keeps the token; esmql\(option) is a prompt over the site."
                ))
        }
    }

    private static func ask(
        _ interview: Interview, withPassword: Bool
    ) async throws -> [(key: String, value: String)] {
        var values: [(key: String, value: String)] = []
        func add(_ key: String, _ value: String) {
            if !value.isEmpty { values.append((key, value)) }
        }
        add("endpoint", try interview.answer("Address of ESM, https://…", check: checkAddress))
        add("iam_endpoint", try interview.answer("Address of IAM, https://…", check: checkAddress))
        add("user", try interview.answer("User", check: checkPresent))
        add("domain", try interview.answer("Domain of the user", check: checkPresent))
        add("project", try interview.answer("Project", check: checkPresent))
        add("appcode", try await interview.secret("App code, the value of X-APIG-Appcode"))
        if withPassword {
            add("password", try await interview.secret("Password; it is written in clear"))
        } else {
            add(
                "password_command",
                try interview.answer(
                    "Command that prints the password, such as pass show esm/operator; none: esmql login asks",
                    standard: "none"))
            values.removeAll { $0.key == "password_command" && $0.value == "none" }
        }
        return values
    }

    /// Why an address cannot be one of a site; nil where it can.
    private static func checkAddress(_ text: String) -> String? {
        do throws(ESMClientError) {
            _ = try SiteConfiguration(endpoint: text, credentials: .token(Secret("none")))
            return nil
        } catch { return error.description }
    }

    private static func checkPresent(_ text: String) -> String? {
        text.isEmpty ? "an answer is needed" : nil
    }
}
