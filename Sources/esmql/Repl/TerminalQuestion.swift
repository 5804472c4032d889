import Foundation
import Synchronization

/// A question that is answered with yes or no while a statement runs.
enum TerminalQuestion {
    /// How long to wait for a key before looking whether the task is cancelled, in milliseconds.
    private static let patience: Int32 = 50

    /// Asks on standard error and waits for a line on standard input.
    ///
    /// Anything but a yes is a no; so are the end of the input and a cancelled task.
    static func ask(_ question: String) async -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { return false }
        let cancelled = Mutex(false)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Waiting for a person would hold up one of the few threads that run everything else.
                Thread.detachNewThread {
                    // What was typed ahead was not meant as an answer.
                    tcflush(STDIN_FILENO, TCIFLUSH)
                    Console.errorFragment("\(Console.visible(question)) [y/N] ")
                    let answer = readLine { cancelled.withLock(\.self) }
                    continuation.resume(returning: ["y", "yes"].contains(answer?.lowercased()))
                }
            }
        } onCancel: {
            cancelled.withLock { $0 = true }
        }
    }

    /// The next line; nil at the end of the input and once `isCancelled`.
    private static func readLine(isCancelled: () -> Bool) -> String? {
        var line: [UInt8] = []
        while !isCancelled() {
            var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, patience) > 0 else { continue }
            var byte: UInt8 = 0
            guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                return String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
            }
            line.append(byte)
        }
        return nil
    }
}
