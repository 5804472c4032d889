/// Where answers go instead of the standard output: a file, or a command.
struct AnswerTarget {
    /// The path, or `|` and the command.
    let name: String
    private let file: FileSink?
    private let pipe: CommandPipe?

    /// Opens a target.
    ///
    /// - Parameter name: a path, or `|` and a command.
    /// - Throws: an ``OutputError`` or a ``CommandError``.
    init(_ name: String) throws {
        self.name = name
        if name.hasPrefix("|") {
            pipe = try CommandPipe(String(name.dropFirst()))
            file = nil
        } else {
            file = try FileSink(creating: TextFile.expanded(name))
            pipe = nil
        }
    }

    /// What is written to.
    var sink: FileSink? { file ?? pipe?.sink }

    /// Closes the file, or waits for the end of the command.
    ///
    /// - Throws: an ``OutputError``.
    func end(isolation: isolated (any Actor)? = #isolation) async throws {
        try file?.flush()
        file?.close()
        try await pipe?.end()
    }
}
