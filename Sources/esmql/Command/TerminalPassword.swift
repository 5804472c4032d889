import ESMQL
import Foundation
import Synchronization

/// A password that is typed at the terminal and not shown.
enum TerminalPassword {
    /// How long to wait for a key before looking whether the task is cancelled, in milliseconds.
    private static let patience: Int32 = 50
    private static let mostBytes = 4096

    /// Asks for a password.
    ///
    /// - Parameter question: what is asked.
    /// - Returns: what was typed.
    /// - Throws: an `ESMClientError` with the code `configuration` where there is no terminal.
    static func ask(_ question: String = "Password: ") async throws -> Secret {
        let cancelled = Mutex(false)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Waiting for a person would hold up one of the few threads that run everything else.
                Thread.detachNewThread {
                    continuation.resume(with: Result { try read(question) { cancelled.withLock(\.self) } })
                }
            }
        } onCancel: {
            cancelled.withLock { $0 = true }
        }
    }

    private static func read(_ question: String, isCancelled: () -> Bool) throws -> Secret {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else {
            throw ESMClientError(
                code: .configuration,
                message: "there is no password and no terminal to ask for it: set ESMQL_PASSWORD or "
                    + "password_command")
        }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else {
            throw ESMClientError(
                code: .configuration, message: "the terminal cannot be told to hide a password")
        }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        silent.c_lflag |= tcflag_t(ICANON | ISIG)
        // What was typed ahead was shown, and is not meant as a password.
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else {
            throw ESMClientError(
                code: .configuration, message: "the terminal cannot be told to hide a password")
        }
        defer {
            tcsetattr(terminal, TCSAFLUSH, &before)
            say("\n", to: terminal)
        }
        say(question, to: terminal)
        return Secret(try line(terminal, isCancelled))
    }

    private static func line(_ terminal: Int32, _ isCancelled: () -> Bool) throws -> String {
        var bytes: [UInt8] = []
        while bytes.count < mostBytes {
            guard !isCancelled() else { throw CancellationError() }
            var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, patience) > 0 else { continue }
            var byte: UInt8 = 0
            let count = Foundation.read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func say(_ text: String, to terminal: Int32) {
        _ = text.utf8CString.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count - 1) }
    }
}
