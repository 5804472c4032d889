/// Where answers go instead of the standard output: a file, or a command.
struct AnswerTarget {
    /// The path, or `|` and the command.
    let name: String
    private let file: FileSink?
    private let pipe: CommandPipe?
    /// The database that answers become tables of, where they are no text.
    let database: DatabaseOutput?

    /// Opens a target.
    ///
    /// - Parameters:
    ///   - name: a path, or `|` and a command.
    ///   - isDatabase: whether the file is to be a database; one that is there is not replaced.
    /// - Throws: an ``OutputError`` or a ``CommandError``.
    init(_ name: String, isDatabase: Bool = false) throws {
        self.name = name
        let isDatabase = isDatabase && !name.hasPrefix("|")
        database =
            isDatabase ? try DatabaseOutput(creating: TextFile.expanded(name), table: "result") : nil
        if isDatabase {
            (file, pipe) = (nil, nil)
        } else if name.hasPrefix("|") {
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
        if let pipe { return try await pipe.end() }
        try file?.flush()
        file?.close()
        try database?.finish()
    }
}
