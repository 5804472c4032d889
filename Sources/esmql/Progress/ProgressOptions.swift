import ArgumentParser

/// How progress is told.
///
/// A group, as only groups reach a subcommand whose parent has the same option.
struct ProgressOptions: ParsableArguments {
    @Option(
        name: .customLong("progress"),
        help: "How progress is told on standard error: auto is a line on a terminal.")
    var style = ProgressStyle.auto
}
