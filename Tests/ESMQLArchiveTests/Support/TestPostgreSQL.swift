import Foundation
import Synchronization

@testable import ESMQLArchive

/// A PostgreSQL server of the tests' own (scripts/postgres.sh): in a temporary folder, on a free port of 127.0.0.1.
///
/// It ends with its owner, and with this process however that ends: its standard input is then closed.
final class TestPostgreSQL: Sendable {
    /// What went wrong with the server.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The one that tests share; each takes a database of its own.
    static var shared: TestPostgreSQL {
        get async throws { try await start.value }
    }

    private static let start = Task { try await TestPostgreSQL() }
    private static let databases = Atomic(0)

    private let process: Process
    private let input: FileHandle
    private let output: FileHandle
    private let url: String

    /// Starts a server.
    init() async throws {
        process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = Self.package.appendingPathComponent("scripts/postgres.sh")
        process.standardInput = input
        process.standardOutput = output
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        // Another child that has this end would keep the server alive.
        _ = fcntl(self.input.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try process.run()
        url = try await Self.line(of: self.output)
    }

    deinit {
        try? input.close()
        process.waitUntilExit()
    }

    /// The top folder of the package.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The URL of a new, empty database.
    func newDatabase() async throws -> String {
        let number = Self.databases.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let connection = try await PostgreSQLConnection.open(try ArchiveAddress(url))
        try await connection.execute("create database \(name)")
        await connection.close()
        return url.replacing("/postgres", with: "/" + name)
    }

    /// Stops the server as a crash does.
    func stop() async throws { try await send("stop", expecting: "stopped") }

    /// Starts the server that was stopped.
    func start() async throws { try await send("start", expecting: "started") }

    private func send(_ command: String, expecting answer: String) async throws {
        try input.write(contentsOf: Data((command + "\n").utf8))
        let line = try await Self.line(of: output)
        guard line == answer else { throw Failure(description: "\(command): \(line)") }
    }

    /// The next line of the script; waits for it on a thread of its own.
    private static func line(of output: FileHandle) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                var bytes: [UInt8] = []
                while let byte = try? output.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
                    bytes.append(byte)
                }
                if bytes.isEmpty {
                    continuation.resume(throwing: Failure(description: "the server did not start"))
                } else {
                    continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
                }
            }
        }
    }
}

/// Opens a connection to a database of its own and closes it.
///
/// A few at once have one, so that tests wait, for which their time limits have room; not to be nested, since the outer
/// ones would wait for the inner ones.
func withDatabase<Result>(
    _ body: (PostgreSQLConnection, String) async throws -> Result
) async throws -> Result {
    await Turns.shared.take()
    do {
        let result = try await withNewDatabase(body)
        await Turns.shared.give()
        return result
    } catch {
        await Turns.shared.give()
        throw error
    }
}

private func withNewDatabase<Result>(
    _ body: (PostgreSQLConnection, String) async throws -> Result
) async throws -> Result {
    let url = try await TestPostgreSQL.shared.newDatabase()
    let connection = try await PostgreSQLConnection.open(try ArchiveAddress(url))
    do {
        let result = try await body(connection, url)
        await connection.close()
        return result
    } catch {
        await connection.close()
        throw error
    }
}

/// As many turns as the server has room for.
private actor Turns {
    static let shared = Turns()
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func give() {
        guard waiting.isEmpty else { return waiting.removeFirst().resume() }
        free += 1
    }
}
