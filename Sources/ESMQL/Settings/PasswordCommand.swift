internal import ESMClient
import Foundation

/// A command of the shell whose first line of output is the password.
///
/// What it writes to standard error is shown; its output is not. It has nothing on its standard input.
struct PasswordCommand: Sendable {
    private let command: String
    private let timeout: Duration

    /// A command that has not run yet.
    ///
    /// - Parameters:
    ///   - command: what `sh -c` runs.
    ///   - timeout: how long it may take; enough for a person to touch a key or type a PIN.
    init(_ command: String, timeout: Duration = .seconds(60)) {
        self.command = command
        self.timeout = timeout
    }

    /// More output than any password has.
    private static let mostBytes = 65_536
    /// How long to wait for output before looking at the clock, in milliseconds.
    private static let patience: Int32 = 50

    /// Runs the command.
    ///
    /// Cancelling the task ends it, and all that it has started.
    /// - Returns: the password.
    /// - Throws: ``ESMClientError`` with the code `configuration`: it failed, took too long or wrote nothing.
    func run() async throws -> Secret {
        let cancelled = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Waiting for a program would hold up one of the few threads that run everything else.
                Thread.detachNewThread {
                    continuation.resume(with: Result { try wait(cancelled) })
                }
            }
        } onCancel: {
            cancelled.raise()
        }
    }

    private func wait(_ cancelled: Flag) throws -> Secret {
        guard let child = ShellChild(command) else { throw Self.failure("cannot be run") }
        defer { child.close() }
        let end = ContinuousClock.now + timeout
        var output: [UInt8] = []
        while true {
            if cancelled.isRaised {
                child.kill()
                throw CancellationError()
            }
            guard ContinuousClock.now < end else {
                child.kill()
                throw Self.failure("took longer than \(timeout.components.seconds) seconds")
            }
            guard let bytes = child.read(waiting: Self.patience) else { break }
            output += bytes
            guard output.count <= Self.mostBytes else {
                child.kill()
                throw Self.failure("writes more than a password")
            }
        }
        let status = child.end()
        guard status == 0 else {
            throw Self.failure(status.map { "ended with the status \($0)" } ?? "was ended by a signal")
        }
        let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.isEmpty else { throw Self.failure("wrote no password") }
        return Secret(String(decoding: line, as: UTF8.self))
    }

    /// The command itself is not told: a password can stand in it.
    private static func failure(_ what: String) -> ESMClientError {
        ESMClientError(code: .configuration, message: "the password_command \(what)")
    }
}
