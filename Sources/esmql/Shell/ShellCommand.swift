import ESMQL
import SQLSyntax

/// A command of the shell: what it is called, what the help says of it, and what it does.
struct ShellCommand: Sendable {
    /// What may follow the name, for the completion.
    enum Argument: Hashable, Sendable {
        /// Nothing that could be completed.
        case none
        /// A table.
        case table
        /// The path of a file.
        case file
        /// An output format.
        case format
        /// `on` or `off`.
        case onOff
        /// One of some words.
        case words([String])
        /// Another command.
        case command
        /// A statement, perhaps with words of the command's own before it.
        case statement
        /// A setting of the session.
        case setting
    }

    /// What the help lists it under.
    enum Topic: String, CaseIterable, Sendable {
        case general
        case tables
        case answers
        case files
        case statements
        case session
    }

    /// The name, without its dot.
    var name: String
    /// Other names that may stand behind a dot.
    var aliases: [String] = []
    /// The names behind a backslash.
    var backslash: [String] = []
    /// What may follow the name; empty where nothing may.
    var synopsis = ""
    /// What it does, in a few words.
    var summary: LocalizedText
    /// What the help lists it under.
    var topic: Topic
    /// What may follow the name, for the completion.
    var argument = Argument.none
    /// Whether it works at the prompt only.
    var needsPrompt = false
    /// Does it.
    var action: @Sendable (_ shell: Shell, _ call: ShellCall) async throws -> ShellOutcome

    /// All ways to write it.
    var spellings: [String] { ([name] + aliases).map { "." + $0 } + backslash.map { "\\" + $0 } }
}

/// A command as it is called.
struct ShellCall: Sendable {
    /// The line.
    var line: ShellLine
    /// The query whose semicolon it stands for.
    var query: ShellQuery?

    /// The words behind the name.
    var words: [String] { line.words }
    /// What stands behind the name, as it is.
    var rest: String { line.rest }

    /// What `on` and `off` mean; nil where nothing is said.
    ///
    /// - Throws: a ``CommandError`` for any other word.
    func flag() throws(CommandError) -> Bool? {
        guard let word = words.first?.lowercased() else { return nil }
        switch word {
        case "on", "yes", "true", "1": return true
        case "off", "no", "false", "0": return false
        default: throw CommandError("\(line.spelling) takes on or off, not \(word)")
        }
    }
}

/// A statement and the text that its places are of.
struct ShellQuery: Sendable {
    /// The statement.
    var statement: Statement
    /// The text.
    var source: String

    /// The statement's own text.
    var text: String { SourceText(source).text(of: statement.span) }
}

/// What becomes of the shell after a command.
enum ShellOutcome: Sendable, Hashable {
    /// It goes on.
    case done
    /// It is over.
    case quit
    /// A text is what is being typed from now on.
    case pending(String)
}
