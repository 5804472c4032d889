import QueryEngine
import TestSupport
import Testing

@testable import ESMQLArchive

/// One connection to a real server.
@Suite("A connection to PostgreSQL", .timeLimit(.minutes(10)))
struct PostgreSQLConnectionTests {
    @Test func valuesAreThoseOfSQLite() async throws {
        try await withDatabase { connection, _ in
            let rows = try await connection.rows(
                """
                select null, true, false, 7::int2, -9223372036854775808, 1.5::float8, 0.1::real, 'ä'::text,
                    12.50::numeric, 12::numeric, '\\x00ff'::bytea, '2026-11-02 12:00:00+08'::timestamptz,
                    '2026-11-02 12:00:00.12'::timestamp, 'NaN'::float8
                """)
            let row = try #require(rows.first)
            #expect(
                row.dropLast() == [
                    .null, 1, 0, 7, .integer(.min), 1.5, 0.1, "ä", 12.5, 12, .blob([0, 255]),
                    "2026-11-02 04:00:00",
                    "2026-11-02 12:00:00.120",
                ])
            guard case .real(let number)? = row.last else {
                throw TestPostgreSQL.Failure(description: "\(row)")
            }
            #expect(number.isNaN)
        }
    }

    @Test func parametersAreNoSQL() async throws {
        try await withDatabase { connection, _ in
            let rows = try await connection.rows(
                "select $1::text, $2::bigint + 1, $3::text", ["'; drop table x; --", "41", nil])
            #expect(rows == [["'; drop table x; --", 42, .null]])
            await #expect(throws: ArchiveError.self) {
                try await connection.rows("select $1::text", ["a\0b"])
            }
            #expect(try await connection.rows("select 1") == [[1]])
        }
    }

    @Test func aLongAnswerStreams() async throws {
        try await withDatabase { connection, _ in
            var (count, sum, batches) = (0, Int64(0), 0)
            for try await rows in try await connection.stream(
                "select g, 'x' from generate_series(1, 20000) g")
            {
                #expect(!rows.isEmpty)
                batches += 1
                for row in rows {
                    if case .integer(let number) = row[0] { (count, sum) = (count + 1, sum + number) }
                }
            }
            #expect(count == 20_000)
            #expect(sum == 200_010_000)
            #expect(batches > 1)
            let empty = try await connection.stream("select 1 as one where false")
            #expect(empty.columns.map(\.name) == ["one"])
            for try await _ in empty { Issue.record("there is no row") }
        }
    }

    @Test func anAnswerThatIsLeftIsEnded() async throws {
        try await withDatabase { connection, _ in
            let long = try await connection.stream("select generate_series(1, 100000000)")
            var rows = long.makeAsyncIterator()
            #expect(try await rows.next(isolation: #isolation)?.first == [1])
            #expect(try await connection.rows("select 'next'") == [["next"]])
            let error = await #expect(throws: ArchiveError.self) {
                try await rows.next(isolation: #isolation)
            }
            #expect(error?.code.rawValue == "archive-statement")
        }
    }

    @Test func anErrorInTheMiddleOfAnAnswerIsTold() async throws {
        try await withDatabase { connection, _ in
            let answer = try await connection.stream("select 1 / (5000 - g) from generate_series(1, 10000) g")
            let error = await #expect(throws: ArchiveError.self) { for try await _ in answer {} }
            #expect(error?.sqlState == "22012")
            #expect(try await connection.rows("select 1") == [[1]])
        }
    }

    @Test func rowsAreCopied() async throws {
        try await withDatabase { connection, _ in
            try await connection.execute("create table t (a text, b bigint)")
            let lines = (0..<50_000).map { "line \($0)\t\($0)\n" }.joined()
            #expect(try await connection.copy("copy t from stdin", Array(lines.utf8)) == 50_000)
            #expect(try await connection.rows("select count(*), sum(b) from t") == [[50_000, 1_249_975_000]])
            let error = await #expect(throws: ArchiveError.self) {
                try await connection.copy("copy t from stdin", Array("a\tb\n".utf8))
            }
            #expect(error?.sqlState == "22P02")
            #expect(try await connection.rows("select count(*) from t") == [[50_000]])
            await #expect(throws: ArchiveError.self) { try await connection.copy("select 1", []) }
            // Rows that nobody sends.
            await #expect(throws: ArchiveError.self) { try await connection.execute("copy t from stdin") }
            #expect(try await connection.rows("select 1") == [[1]])
        }
    }

    @Test func aTransactionIsUndoneWhereItFails() async throws {
        struct Stop: Error {}
        try await withDatabase { connection, _ in
            try await connection.execute("create table t (a int)")
            await #expect(throws: Stop.self) {
                try await connection.transaction {
                    try await connection.execute("insert into t values (1)")
                    throw Stop()
                }
            }
            try await connection.transaction { try await connection.execute("insert into t values (2)") }
            #expect(try await connection.rows("select * from t") == [[2]])
            let error = await #expect(throws: (any Error).self) {
                try await connection.transaction("begin read only") {
                    try await connection.execute("insert into t values (3)")
                }
            }
            #expect((error as? ArchiveError)?.sqlState == "25006")
        }
    }

    @Test func cancellingATaskEndsItsStatement() async throws {
        try await withDatabase { connection, url in
            let task = Task { try await connection.rows("select pg_sleep(600)") }
            // The server tells when the statement is under way.
            let other = try await PostgreSQLConnection.open(try ArchiveAddress(url))
            let running =
                "select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep(6%'"
            while try await other.rows(running) != [[1]] { await Task.yield() }
            task.cancel()
            let error = await #expect(throws: ArchiveError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(try await connection.rows("select 1") == [[1]])
            while try await other.rows(running) != [[0]] { await Task.yield() }
            await other.close()
        }
    }

    @Test func aStatementThatTakesTooLongIsEnded() async throws {
        try await withDatabase { connection, _ in
            try await connection.execute("set statement_timeout = 20")
            let error = await #expect(throws: ArchiveError.self) {
                try await connection.rows("select pg_sleep(600)")
            }
            #expect(error?.code.rawValue == "archive-timeout")
        }
    }

    @Test func aConnectionThatTheServerEndsIsOver() async throws {
        try await withDatabase { connection, url in
            let id = try await connection.rows("select pg_backend_pid()")
            guard case .integer(let number) = id[0][0] else {
                throw TestPostgreSQL.Failure(description: "\(id)")
            }
            let other = try await PostgreSQLConnection.open(try ArchiveAddress(url))
            try await other.rows("select pg_terminate_backend($1)", ["\(number)"])
            await other.close()
            let error = await #expect(throws: ArchiveError.self) {
                while true { try await connection.rows("select 1") }
            }
            #expect(error?.code == .connection)
            #expect(error?.isTransient == true)
            #expect(await !connection.isUsable)
            await #expect(throws: ArchiveError.self) { try await connection.rows("select 1") }
        }
    }

    @Test func aWrongPasswordIsARefusal() async throws {
        try await withDatabase { _, url in
            let wrong = url.replacing(#/:[0-9a-f]{32}@/#, with: ":not-the-password@")
            let error = await #expect(throws: ArchiveError.self) {
                try await PostgreSQLConnection.open(try ArchiveAddress(wrong))
            }
            #expect(error?.code.rawValue == "archive-permission")
            #expect(error?.description.contains("not-the-password") == false)
        }
    }

    @Test func aServerThatIsNotThereIsTold() async throws {
        let port = try ReservedPort()
        let error = await #expect(throws: ArchiveError.self) {
            try await PostgreSQLConnection.open(
                try ArchiveAddress("postgresql://u:secret@127.0.0.1:\(port.number)/d"))
        }
        #expect(error?.code.rawValue == "archive-connection")
        #expect(error?.description.contains("127.0.0.1") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func aTaskThatIsCancelledBeforeDoesNothing() async throws {
        try await withDatabase { connection, _ in
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return try await connection.rows("select 1")
            }
            task.cancel()
            let error = await #expect(throws: ArchiveError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        }
    }
}
