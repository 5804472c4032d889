internal import CPostgreSQL
internal import Logging
package import QueryEngine

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A connection to a server that speaks PostgreSQL's protocol.
///
/// libpq waits for the server, so the actor runs on a queue of its own. One statement runs at a time; cancelling the task
/// that waits for it makes the server end it.
package actor PostgreSQLConnection {
    private let executor = SerialQueueExecutor(label: "esmql.archive")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Where the server is.
    package nonisolated let address: ArchiveAddress
    private nonisolated let canceller = PostgreSQLCanceller()
    private var handle: PostgreSQLHandle?
    /// The number of the answer whose rows are not all taken; 0 for none.
    private(set) var openAnswer = 0
    private var answers = 0
    var columns: [PostgreSQLColumn] = []

    private init(_ address: ArchiveAddress) {
        self.address = address
    }

    /// Connects to a server.
    ///
    /// Times go over the connection in UTC and in the style ISO.
    /// - Parameter address: where it is.
    /// - Returns: the connection.
    /// - Throws: an ``ArchiveError`` of the code `archive-connection` or `archive-permission`.
    package static func open(_ address: ArchiveAddress) async throws(ArchiveError) -> PostgreSQLConnection {
        let connection = PostgreSQLConnection(address)
        try await connection.connect()
        try await connection.execute(
            "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set standard_conforming_strings = on; "
                + "set extra_float_digits = 3")
        return connection
    }

    /// Closes the connection; the server undoes what is not committed.
    package func close() {
        handle = nil
    }

    /// Whether statements can still be sent.
    package var isUsable: Bool { handle?.isUsable ?? false }

    // MARK: Statements

    /// Runs statements whose rows do not matter.
    ///
    /// - Parameters:
    ///   - sql: the statement; several with semicolons between them where there are no parameters.
    ///   - parameters: the values of `$1`, `$2` … as text; nil for NULL.
    /// - Returns: how many rows the last one has changed.
    /// - Throws: an ``ArchiveError``.
    @discardableResult
    package func execute(_ sql: String, _ parameters: [String?] = []) async throws(ArchiveError) -> Int {
        try await cancellable { () throws(ArchiveError) in
            try self.send(sql, parameters)
            var count = 0
            try self.finish { count = $0.affectedRows }
            return count
        }
    }

    /// Runs a statement and takes all its rows.
    ///
    /// - Parameters:
    ///   - sql: the statement.
    ///   - parameters: the values of `$1`, `$2` … as text; nil for NULL.
    /// - Returns: the rows.
    /// - Throws: an ``ArchiveError``.
    @discardableResult
    package func rows(_ sql: String, _ parameters: [String?] = []) async throws(ArchiveError) -> [[Value]] {
        try await cancellable { () throws(ArchiveError) in
            try self.send(sql, parameters)
            var rows: [[Value]] = []
            try self.finish { result in
                let columns = result.columns
                for row in 0..<result.rowCount { rows.append(Self.values(result, row, columns)) }
            }
            return rows
        }
    }

    /// Runs a statement whose rows are taken as they come, so that any number of them takes little memory.
    ///
    /// - Parameters:
    ///   - sql: the statement.
    ///   - parameters: the values of `$1`, `$2` … as text; nil for NULL.
    /// - Returns: the answer; the next statement on the connection ends it, however many rows are left.
    /// - Throws: an ``ArchiveError``.
    package func stream(_ sql: String, _ parameters: [String?] = []) async throws(ArchiveError)
        -> PostgreSQLRows
    {
        let (number, columns, first) = try await cancellable { () throws(ArchiveError) in
            try self.send(sql, parameters)
            PQsetSingleRowMode(try self.open.pointer)
            self.answers += 1
            self.openAnswer = self.answers
            self.columns = []
            let first = try self.takeRows()
            return (self.answers, self.columns, first)
        }
        return PostgreSQLRows(connection: self, number: number, columns: columns, first: first)
    }

    /// The next rows of an answer; empty behind the last one.
    ///
    /// - Throws: an ``ArchiveError``, also where another statement has ended the answer.
    func nextRows(of answer: Int) async throws(ArchiveError) -> [[Value]] {
        try await cancellable { () throws(ArchiveError) in
            guard answer == self.openAnswer else {
                if answer < self.openAnswer || self.openAnswer == 0, self.finishedAnswer == answer {
                    return []
                }
                throw ArchiveError(.statement, "the rows of an answer were asked for after another statement")
            }
            return try self.takeRows()
        }
    }

    /// The number of the latest answer whose rows were all taken.
    private var finishedAnswer = 0

    /// Rows that are there, at least one where there is one left.
    private func takeRows() throws(ArchiveError) -> [[Value]] {
        let batch = 512
        var rows: [[Value]] = []
        let connection = try open.pointer
        while rows.count < batch {
            // Rows that have come are handed over rather than waiting for more.
            if !rows.isEmpty, PQisBusy(connection) != 0 { break }
            guard let result = try nextResult() else { break }
            if columns.isEmpty { columns = result.columns }
            switch result.status {
            case PGRES_SINGLE_TUPLE: rows.append(Self.values(result, 0, columns))
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
            default:
                let error = masked(result.error)
                openAnswer = 0
                try? finish { _ in }
                throw error
            }
            if result.status != PGRES_SINGLE_TUPLE {
                finishedAnswer = openAnswer
                openAnswer = 0
                try finish { _ in }
                break
            }
        }
        return rows
    }

    private static func values(
        _ result: borrowing PostgreSQLResult, _ row: Int32, _ columns: [PostgreSQLColumn]
    ) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(columns.count)
        for index in columns.indices {
            values.append(result.bytes(row, Int32(index)).map { columns[index].value($0) } ?? .null)
        }
        return values
    }

    // MARK: COPY

    /// Loads rows by COPY.
    ///
    /// - Parameters:
    ///   - sql: a `COPY … FROM STDIN`.
    ///   - bytes: the rows in its format; sent no faster than the server takes them.
    /// - Returns: how many rows the server has taken.
    /// - Throws: an ``ArchiveError``; then it has taken none.
    package func copy(_ sql: String, _ bytes: [UInt8]) async throws(ArchiveError) -> Int {
        try await cancellable { () throws(ArchiveError) in
            try self.send(sql, [])
            guard let result = try self.nextResult() else { throw self.broken }
            guard result.status == PGRES_COPY_IN else {
                let error =
                    result.status == PGRES_FATAL_ERROR
                    ? self.masked(result.error) : ArchiveError(.statement, "the server expected no rows")
                try? self.finish { _ in }
                throw error
            }
            let connection = try self.open.pointer
            let piece = 1 << 16
            for start in stride(from: 0, to: bytes.count, by: piece) {
                let sent = bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { piece in
                    PQputCopyData(connection, piece.baseAddress, Int32(piece.count))
                }
                guard sent == 1 else { throw self.broken }
            }
            guard PQputCopyEnd(connection, nil) == 1 else { throw self.broken }
            var count = 0
            try self.finish { count = $0.affectedRows }
            return count
        }
    }

    // MARK: libpq

    /// The handle of the connection that is open.
    private var open: PostgreSQLHandle {
        get throws(ArchiveError) {
            guard let handle else {
                throw ArchiveError(.connection, "the connection to \(address) is closed")
            }
            return handle
        }
    }

    /// What libpq complains about.
    private var broken: ArchiveError {
        let reason = handle?.message ?? "closed"
        return ArchiveError(.connection, address.masked("the connection to \(address) broke: \(reason)"))
    }

    private func masked(_ error: ArchiveError) -> ArchiveError {
        var error = error
        error.message = address.masked(error.message)
        return error
    }

    /// Does work of libpq; the server is asked to end it where the task is cancelled.
    private func cancellable<Result>(
        _ work: () throws(ArchiveError) -> Result
    ) async throws(ArchiveError) -> Result {
        guard !Task.isCancelled else { throw .cancelled }
        canceller.begin()
        let outcome: Swift.Result<Result, ArchiveError> = await withTaskCancellationHandler {
            // A closure that does not name the actor would run anywhere.
            do throws(ArchiveError) { return .success(try self.perform(work)) } catch {
                return .failure(error)
            }
        } onCancel: {
            canceller.cancel()
        }
        if case .failure = outcome, canceller.isOverdue {
            // Nobody waits for a server that does not answer.
            handle = nil
        } else {
            canceller.end()
        }
        return try outcome.get()
    }

    /// Does work here, on the connection's own queue.
    private func perform<Result>(_ work: () throws(ArchiveError) -> Result) throws(ArchiveError) -> Result {
        try work()
    }

    private func send(_ sql: String, _ parameters: [String?]) throws(ArchiveError) {
        let connection = try open.pointer
        if openAnswer != 0 {
            openAnswer = 0
            try abandonAnswer()
        }
        guard !sql.utf8.contains(0), parameters.allSatisfy({ $0?.utf8.contains(0) != true }) else {
            throw ArchiveError(.statement, "the server takes no text with a NUL in it")
        }
        let isSent: Bool
        if parameters.isEmpty {
            isSent = PQsendQuery(connection, sql) == 1
        } else {
            isSent = CStrings.with(parameters) { values in
                PQsendQueryParams(connection, sql, Int32(parameters.count), nil, values, nil, nil, 0) == 1
            }
        }
        guard isSent else { throw broken }
    }

    /// Ends an answer of which rows are left.
    private func abandonAnswer() throws(ArchiveError) {
        canceller.cancel()
        do throws(ArchiveError) { try finish { _ in } } catch {
            if error.code != .cancelled { throw error }
        }
        canceller.end()
        canceller.begin()
    }

    /// The next result of what was sent; nil behind the last one.
    private func nextResult() throws(ArchiveError) -> PostgreSQLResult? {
        let connection = try open.pointer
        while PQisBusy(connection) != 0 {
            var descriptor = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            let ready = poll(&descriptor, 1, 500)
            if ready == 0, canceller.isOverdue { throw .cancelled }
            guard ready == 0 || PQconsumeInput(connection) == 1 else { throw broken }
        }
        return PQgetResult(connection).map { PostgreSQLResult($0) }
    }

    /// Takes all results that are left.
    ///
    /// - Throws: the first error among them.
    private func finish(_ body: (borrowing PostgreSQLResult) -> Void) throws(ArchiveError) {
        var failure: ArchiveError?
        while let result = try nextResult() {
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: body(result)
            case PGRES_COPY_IN: PQputCopyEnd(try open.pointer, "no rows were meant to be sent")
            case PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: break
            default: failure = failure ?? masked(result.error)
            }
        }
        if let failure { throw handle?.isUsable == true || failure.code != .statement ? failure : broken }
    }

    private func connect() async throws(ArchiveError) {
        try await cancellable { () throws(ArchiveError) in
            let parameters = self.address.parameters.sorted { $0.key < $1.key }
            let pointer = CStrings.with(parameters.map(\.key)) { keywords in
                CStrings.with(parameters.map(\.value)) { values in PQconnectStartParams(keywords, values, 1) }
            }
            guard let pointer else { throw ArchiveError(.connection, "there is no memory for a connection") }
            let handle = PostgreSQLHandle(pointer)
            self.handle = handle
            try self.awaitConnection(handle)
            self.canceller.arm(pointer)
        }
    }

    /// Waits until a connection that was begun is there.
    private func awaitConnection(_ handle: PostgreSQLHandle) throws(ArchiveError) {
        let seconds = address.parameters["connect_timeout"].flatMap { Int64($0) } ?? 10
        let end = ContinuousClock.now + .seconds(seconds > 0 ? seconds : 86_400)
        var wanted = PGRES_POLLING_WRITING
        while wanted != PGRES_POLLING_OK {
            guard PQstatus(handle.pointer) != CONNECTION_BAD else { throw refused(handle) }
            guard !canceller.isCancelled else { throw .cancelled }
            guard wanted != PGRES_POLLING_FAILED else { throw refused(handle) }
            guard ContinuousClock.now < end else {
                throw ArchiveError(.connection, "\(address) did not answer within \(seconds) seconds")
            }
            let events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var descriptor = pollfd(fd: PQsocket(handle.pointer), events: Int16(events), revents: 0)
            if poll(&descriptor, 1, 200) != 0 { wanted = PQconnectPoll(handle.pointer) }
        }
    }

    /// Why there is no connection.
    private func refused(_ handle: PostgreSQLHandle) -> ArchiveError {
        let message = address.masked(handle.message)
        // libpq hands on no SQLSTATE here; the server's words for 28000 and 28P01 are in its language.
        let isRefusal =
            PQconnectionNeedsPassword(handle.pointer) == 1 || PQconnectionUsedPassword(handle.pointer) == 1
        return ArchiveError(
            isRefusal ? .permission : .connection, "no connection to \(address): \(message)")
    }
}
