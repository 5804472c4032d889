import ESMQL
import Foundation

/// Questions on standard error, and answers from standard input, a line each.
struct Interview {
    /// The language of the questions; diagnostics are English.
    let language: Language
    private let isTerminal = isatty(STDIN_FILENO) == 1
    /// How long to wait for a key before looking whether the task is cancelled, in milliseconds.
    private static let patience: Int32 = 50

    /// Asks until an answer passes the check; without a terminal a wrong one is an error.
    ///
    /// - Parameters:
    ///   - question: the question, without its end.
    ///   - standard: what an empty answer means.
    ///   - check: tells why an answer will not do; nil where it will.
    /// - Returns: the answer.
    /// - Throws: a `QueryError` of the category `configuration`.
    func answer(
        _ question: LocalizedText, standard: String? = nil, check: (String) -> String? = { _ in nil }
    ) throws -> String {
        while true {
            Console.errorFragment(question[language] + (standard.map { " [\($0)]" } ?? "") + ": ")
            guard let line = try nextLine() else {
                Console.error("")
                throw Self.refusal("there is no answer to: \(question.english)")
            }
            if !isTerminal { Console.error("") }
            let text = line.trimmingCharacters(in: .whitespaces)
            let answer = text.isEmpty ? standard ?? "" : text
            guard let reason = check(answer) else { return answer }
            guard isTerminal else { throw Self.refusal("\(question.english): \(reason)") }
            Console.error(Console.visible(reason))
        }
    }

    /// The next line; Ctrl-C is minded while a person takes their time.
    private func nextLine() throws -> String? {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while isTerminal, poll(&input, 1, Self.patience) <= 0 {
            guard !Task.isCancelled else {
                Console.error("")
                throw ExitStatus.cancelled
            }
        }
        return readLine()
    }

    /// Asks for something that is not shown while it is typed.
    ///
    /// - Throws: a `QueryError` of the category `configuration`.
    func secret(_ question: LocalizedText) async throws -> String {
        guard isTerminal else { return try answer(question) }
        do {
            return try await TerminalPassword.ask(question[language] + ": ").reveal()
        } catch let error as ESMClientError {
            throw Self.refusal(error.description)
        } catch is CancellationError {
            throw ExitStatus.cancelled
        }
    }

    private static func refusal(_ message: String) -> QueryError {
        QueryError(.configuration, code: "configuration", message: message)
    }
}
