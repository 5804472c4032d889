/// What commands of the shell change for the rest of it.
struct ShellSettings: Sendable, Hashable {
    /// Whether each answer is followed by what it has cost.
    var showsTiming: Bool
    /// Whether each statement is printed before its answer.
    var echoes = false
    /// Whether each query is followed by its plan before it is run.
    var explains = false
    /// Whether the first error ends a script.
    var bails = true
    /// Whether notices are left out.
    var isQuiet = false
    /// The format that `.expanded` goes back to.
    var formatBefore: OutputFormatName?
}
