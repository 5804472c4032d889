import ArgumentParser
import Foundation

/// What the command line takes, as the argument parser tells it: for the manual page and for help in Chinese.
struct CommandReference: Decodable, Sendable {
    /// The name, without those of the commands around it.
    var commandName: String
    /// What it does, one sentence.
    var abstract: String?
    /// More of it.
    var discussion: String?
    /// Options, flags and arguments, in order.
    var arguments: [Argument]?
    /// The commands within it.
    var subcommands: [CommandReference]?
    /// Whether help lists it.
    var shouldDisplay: Bool?

    /// An option, a flag or an argument.
    struct Argument: Decodable, Sendable {
        /// `option`, `flag` or `positional`.
        var kind: String
        /// The spellings of an option or a flag.
        var names: [Name]?
        /// What stands for the value.
        var valueName: String?
        /// What it means.
        var abstract: String?
        /// The value where none is given.
        var defaultValue: String?
        /// The values that it takes, where these are few.
        var allValues: [String]?
        /// Whether help lists it.
        var shouldDisplay: Bool
        /// Whether it may be left out.
        var isOptional: Bool
        /// Whether it may be given more than once.
        var isRepeating: Bool
    }

    /// A spelling of an option.
    struct Name: Decodable, Sendable {
        /// `long`, `short` or `longWithSingleDash`.
        var kind: String
        /// The spelling without its dashes.
        var name: String

        /// The spelling with its dashes.
        var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    private struct Dump: Decodable {
        var command: CommandReference
    }

    /// That of `esmql`; nil where the parser's dump has another form than expected.
    static let esmql: CommandReference? =
        try? JSONDecoder().decode(Dump.self, from: Data(EsmqlCommand._dumpHelp().utf8)).command

    /// The commands that help lists.
    var visibleSubcommands: [CommandReference] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// The options, flags and arguments that help lists.
    var visibleArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}

extension CommandReference.Argument {
    /// Short spellings first, then the long ones, then what stands for the value.
    var usage: String {
        guard kind != "positional" else { return "<\(valueName ?? "value")>" }
        let all = names ?? []
        let spellings = all.filter { $0.kind != "long" } + all.filter { $0.kind == "long" }
        let names = spellings.map(\.spelling).joined(separator: ", ")
        return kind == "option" ? "\(names) <\(valueName ?? "value")>" : names
    }

    /// The usage as a line of synopsis has it: one spelling, in brackets where it may be left out.
    var synopsis: String {
        let plain =
            kind == "positional"
            ? "<\(valueName ?? "value")>"
            : ((names?.first { $0.kind == "long" } ?? names?.first)?.spelling ?? "")
                + (kind == "option" ? " <\(valueName ?? "value")>" : "")
        return (isOptional ? "[\(plain)]" : plain) + (isRepeating ? " …" : "")
    }
}
