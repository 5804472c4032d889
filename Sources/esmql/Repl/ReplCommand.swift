/// A command of the prompt: a line that begins with a dot.
struct ReplCommand: Sendable {
    /// The name, without its dot.
    var name: String
    /// What may follow the name, for the help; empty where nothing may.
    var synopsis: String
    /// What it does, in a few words for the help.
    var summary: String
    /// Does it; it gets the words behind the name, and is cancelled by Ctrl-C.
    var action: @Sendable (_ arguments: [String]) async -> Void

    /// A command.
    ///
    /// - Parameters:
    ///   - name: The name, without its dot.
    ///   - synopsis: What may follow the name.
    ///   - summary: What it does, in a few words.
    ///   - action: Does it.
    init(
        _ name: String, synopsis: String = "", summary: String,
        action: @escaping @Sendable (_ arguments: [String]) async -> Void
    ) {
        self.name = name
        self.synopsis = synopsis
        self.summary = summary
        self.action = action
    }
}
