import ESMQL
import Foundation
import QueryEngine
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The database file of `--format sqlite`: filled under another name and named when it is whole.
///
/// The first answer becomes the table that was asked for, further ones get `_2`, `_3` and so on. Two outputs are
/// equal where they are the same one.
final class DatabaseOutput: Sendable, Hashable {
    /// Where the file is to be.
    let path: String
    private let table: String
    private let overwrites: Bool
    private let state = Mutex(State())

    private struct State {
        var database: ResultDatabase?
        var temporary: String?
        var tables = 0
    }

    /// An output without a file as yet.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - table: The name of the first table.
    ///   - overwrites: Whether it may take the place of a file that is there.
    init(path: String, table: String, overwrites: Bool) {
        self.path = path
        self.table = table
        self.overwrites = overwrites
    }

    /// An output to a file that is not there as yet.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - table: The name of the first table.
    /// - Throws: `OutputError` where there is a file.
    convenience init(creating path: String, table: String) throws(OutputError) {
        guard access(path, F_OK) != 0 else {
            throw OutputError(code: .cannotOpen, path: path, reason: "it exists")
        }
        self.init(path: path, table: table, overwrites: false)
    }

    deinit {
        state.withLock { state in
            state.database = nil
            if let temporary = state.temporary { unlink(temporary) }
        }
    }

    static func == (one: DatabaseOutput, other: DatabaseOutput) -> Bool { one === other }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// Begins the next table.
    ///
    /// - Parameters:
    ///   - columns: The columns of the answer, at least one.
    ///   - names: What they are called.
    /// - Throws: `OutputError`.
    func begin(columns: [ResultColumn], names: [String]) throws(OutputError) {
        try perform { (state: inout State) throws(ResultDatabase.Failure) in
            if state.database == nil {
                let temporary = try Self.temporaryFile(beside: path)
                state.temporary = temporary
                state.database = try ResultDatabase(path: temporary)
            }
            // What another answer has left behind when it failed.
            state.database?.cancel()
            let name = state.tables == 0 ? table : "\(table)_\(state.tables + 1)"
            try state.database?.begin(table: name, columns: columns, names: names)
        }
    }

    /// Adds a row to the table.
    ///
    /// - Throws: `OutputError`.
    func insert(_ row: Row) throws(OutputError) {
        try perform { (state: inout State) throws(ResultDatabase.Failure) in
            try state.database?.insert(row)
        }
    }

    /// Ends the table.
    ///
    /// - Throws: `OutputError`.
    func end() throws(OutputError) {
        try perform { (state: inout State) throws(ResultDatabase.Failure) in
            try state.database?.end()
            state.tables += 1
        }
    }

    /// Gives the file its name; without an answer there is none.
    ///
    /// - Throws: `OutputError`, also where a file of that name has come up and is not to be replaced.
    func finish() throws(OutputError) {
        try perform { (state: inout State) throws(ResultDatabase.Failure) in
            guard let temporary = state.temporary else { return }
            state.database?.cancel()
            state.database = nil
            state.temporary = nil
            defer { unlink(temporary) }
            guard state.tables > 0 else { return }
            state.tables = 0
            try Self.publish(temporary, as: path, overwrites: overwrites)
        }
    }

    private func perform(
        _ work: (inout State) throws(ResultDatabase.Failure) -> Void
    ) throws(OutputError) {
        let failure = state.withLock { state -> ResultDatabase.Failure? in
            do throws(ResultDatabase.Failure) {
                try work(&state)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw OutputError(code: .failed, path: path, reason: failure.message) }
    }

    /// An empty file in the same folder, so that renaming it is one step.
    private static func temporaryFile(beside path: String) throws(ResultDatabase.Failure) -> String {
        let draft: DraftFile
        do throws(POSIXError) { draft = try DraftFile(beside: path) } catch {
            throw ResultDatabase.Failure(message: String(cString: strerror(error.code.rawValue)))
        }
        defer { close(draft.descriptor) }
        // As the process's other files: mkstemp's own are the user's alone.
        let mask = umask(0)
        umask(mask)
        fchmod(draft.descriptor, 0o666 & ~mask)
        return draft.path
    }

    private static func publish(
        _ temporary: String, as path: String, overwrites: Bool
    ) throws(ResultDatabase.Failure) {
        let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemFailure() }
        let synced = fsync(descriptor)
        close(descriptor)
        guard synced == 0 else { throw systemFailure() }
        if overwrites {
            guard rename(temporary, path) == 0 else { throw systemFailure() }
            return
        }
        // A link never takes the place of a file. Some file systems have none.
        if link(temporary, path) == 0 { return }
        guard errno != EEXIST else { throw systemFailure() }
        guard access(path, F_OK) != 0, rename(temporary, path) == 0 else { throw systemFailure() }
    }

    private static func systemFailure() -> ResultDatabase.Failure {
        ResultDatabase.Failure(message: String(cString: strerror(errno)))
    }
}
