import ArgumentParser

/// How scripts are run.
struct ScriptOptions: ParsableArguments {
    @Flag(help: "Print each statement before its answer.")
    var echo = false

    @Flag(help: "Go on behind a statement that fails; the status is that of the first failure.")
    var keepGoing = false

    @Flag(help: "Only check the syntax: silence, or the errors and status 1.")
    var parseOnly = false

    @Flag(help: "List the parameters that the script declares (-- :param day date = yesterday) or uses.")
    var listParams = false

    @Option(
        help: ArgumentHelp(
            "Write only what differs from the answer in this file, saved by an earlier run; status 6 where something does.",
            valueName: "file"),
        completion: .file())
    var diff: String?

    @Option(
        help: ArgumentHelp(
            "The columns that tell the rows of --diff apart (default: the fewest first ones that do).",
            valueName: "columns"))
    var diffKey: String?

    /// The columns of the key; nil where none are named.
    var keyColumns: [String]? {
        diffKey?.split(separator: ",").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
