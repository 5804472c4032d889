import Foundation

/// The manual page, in the language of `man`: made of what the command line takes, so that it is always current.
struct ManualPage {
    private var lines: [String] = []

    /// The page of `esmql`; nil where the argument parser's dump cannot be read.
    static var text: String? {
        guard let reference = CommandReference.esmql else { return nil }
        var page = ManualPage()
        page.write(reference)
        return page.lines.map { $0 + "\n" }.joined()
    }

    private mutating func write(_ esmql: CommandReference) {
        lines.append(".TH ESMQL 1 \"\" \"esmql \(Self.escaped(Version.text))\" \"User Commands\"")
        section("NAME")
        lines.append("esmql \\- SQL over the ESM API of a dedicated cloud")
        section("SYNOPSIS")
        lines.append(".B esmql")
        lines.append("[\\fIoptions\\fR] [\\fB\\-c\\fR \\fIsql\\fR | \\fB\\-f\\fR \\fIfile\\fR]")
        for command in esmql.visibleSubcommands {
            lines.append(".br")
            let words = command.visibleArguments.filter { $0.kind == "positional" }.map(\.synopsis)
            let names = Self.escaped("esmql \(command.commandName)")
            lines.append("\\fB\(names)\\fR [\\fIoptions\\fR] " + Self.escaped(words.joined(separator: " ")))
        }
        section("DESCRIPTION")
        paragraph(
            """
            esmql answers SQL over the tables of the ESM API (Enterprise Self-Service Management) of a dedicated \
            cloud: capacity, devices, hosts, virtual machines, alarms and metrics. A query becomes as few calls as \
            its answer allows; SQLite does the rest.
            """)
        if let discussion = esmql.discussion { paragraph(discussion) }
        paragraph("Data go to standard output, everything else to standard error.")
        section("OPTIONS")
        for argument in esmql.visibleArguments { entry(argument) }
        section("COMMANDS")
        let shared = Set(esmql.visibleArguments.map(\.usage))
        for command in esmql.visibleSubcommands {
            lines.append(".SS " + Self.escaped("esmql \(command.commandName)"))
            if let abstract = command.abstract { paragraph(abstract) }
            if let discussion = command.discussion { paragraph(discussion) }
            for argument in command.visibleArguments where !shared.contains(argument.usage) {
                entry(argument)
            }
        }
        section("EXIT STATUS")
        for (status, meaning) in Self.statuses { tagged("\(status)", meaning) }
        section("ENVIRONMENT")
        paragraph("Each variable is a key of the config file too, in small letters and without ESMQL_.")
        for (names, meaning) in Self.variables { tagged(names, meaning) }
        section("FILES")
        tagged("~/.config/esmql/config", "The settings, a section for each profile.")
        tagged("~/.esmql_history", "What was typed at the prompt.")
        section("EXAMPLES")
        for example in Self.examples {
            lines += [".PP", ".nf", ".RS", Self.escaped(example), ".RE", ".fi"]
        }
        section("SEE ALSO")
        lines.append(".BR sqlite3 (1)")
    }

    private mutating func section(_ title: String) { lines.append(".SH " + title) }

    private mutating func paragraph(_ text: String) { lines += [".PP", Self.escaped(text)] }

    private mutating func tagged(_ head: String, _ text: String) {
        lines += [".TP", "\\fB\(Self.escaped(head))\\fR", Self.escaped(text)]
    }

    private mutating func entry(_ argument: CommandReference.Argument) {
        var text = argument.abstract ?? ""
        if let values = argument.allValues { text += " One of \(values.joined(separator: ", "))." }
        if let value = argument.defaultValue { text += " Without it: \(value)." }
        tagged(argument.usage, text)
    }

    /// A text whose characters mean themselves.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("…", with: "...")
        // A line must not begin with what would be a request.
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }

    /// The exit codes.
    static let statuses: [(Int32, String)] = [
        (ExitStatus.success.rawValue, "All is well."),
        (ExitStatus.query.rawValue, "The query is wrong."),
        (ExitStatus.usage.rawValue, "The options or the settings are wrong."),
        (ExitStatus.site.rawValue, "The site or the network failed."),
        (ExitStatus.signIn.rawValue, "The sign-in was refused."),
        (ExitStatus.budget.rawValue, "The query needs more requests, time or memory than it may take."),
        (ExitStatus.differs.rawValue, "The answer differs from the saved one (--diff)."),
        (ExitStatus.cancelled.rawValue, "Cancelled by Ctrl-C."),
    ]

    /// The variables that say which site is asked, as whom and how.
    static let variables: [(String, String)] = [
        ("ESMQL_ENDPOINT", "The address of ESM; https, plain http only for loopback addresses."),
        ("ESMQL_IAM_ENDPOINT", "The address of IAM."),
        (
            "ESMQL_USER, ESMQL_PASSWORD, ESMQL_DOMAIN, ESMQL_PROJECT, ESMQL_PROJECT_ID",
            "How to get a token; the project by its name or by its id."
        ),
        ("ESMQL_PASSWORD_COMMAND", "A command that writes the password, instead of ESMQL_PASSWORD."),
        ("ESMQL_TOKEN", "A token, instead of user and password."),
        (
            "ESMQL_APPCODE, ESMQL_HCSO_APPCODE",
            "The two app codes; the second is the first where it is not set."
        ),
        ("ESMQL_HCSO_DOMAIN_ID", "The tenant header of HCSO sites."),
        ("ESMQL_METERING_DOMAIN_ID", "The tenant in the paths of metering."),
        ("ESMQL_TIMEZONE", "The zone of times that the site writes without one; +08:00 otherwise."),
        ("ESMQL_CA_FILE", "A PEM file of certificate authorities to trust instead of the system's."),
        ("ESMQL_PROFILE, ESMQL_CONFIG", "The profile, and another config file."),
        ("ESMQL_HISTORY", "Where the prompt keeps its history; nowhere where it is empty."),
        ("LC_ALL, LC_MESSAGES, LANG", "The language of help, notices and descriptions: Chinese for zh."),
        ("NO_COLOR", "No colours, whatever the terminal shows."),
    ]

    private static let examples = [
        "esmql --demo -c \"select region, available from capacity where service = 'EVS'\"",
        "esmql --format chart -c \"select timestamp, metric, value from network_metrics\"",
        "esmql --param day=2026-11-01 -f daily.sql -o daily.csv",
    ]
}
