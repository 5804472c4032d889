/// Where answers go instead of the standard output: a file, or a command.
struct AnswerTarget {
    /// The path, or `|` and the command.
    let name: String
    private let kind: Kind

    private enum Kind {
        case file(FileSink)
        case command(CommandPipe)
        case database(DatabaseOutput)
    }

    /// Opens a target.
    ///
    /// - Parameters:
    ///   - name: a path, or `|` and a command.
    ///   - isDatabase: whether the file is to be a database; one that is there is not replaced.
    /// - Throws: an ``OutputError`` or a ``CommandError``.
    init(_ name: String, isDatabase: Bool = false) throws {
        self.name = name
        kind =
            if name.hasPrefix("|") {
                .command(try CommandPipe(String(name.dropFirst())))
            } else if isDatabase {
                .database(try DatabaseOutput(creating: TextFile.expanded(name), table: "result"))
            } else {
                .file(try FileSink(creating: TextFile.expanded(name)))
            }
    }

    /// What is written to.
    var sink: FileSink? {
        switch kind {
        case .file(let file): file
        case .command(let pipe): pipe.sink
        case .database: nil
        }
    }

    /// The database that answers become tables of, where they are no text.
    var database: DatabaseOutput? {
        if case .database(let database) = kind { database } else { nil }
    }

    /// Closes the file, or waits for the end of the command.
    ///
    /// - Throws: an ``OutputError``.
    func end(isolation: isolated (any Actor)? = #isolation) async throws {
        switch kind {
        case .file(let file):
            try file.flush()
            file.close()
        case .command(let pipe): try await pipe.end()
        case .database(let database): try database.finish()
        }
    }
}
