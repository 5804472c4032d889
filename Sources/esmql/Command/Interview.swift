import ESMQL
import Foundation

/// Questions on standard error, and answers from standard input, a line each.
struct Interview {
    private let isTerminal = isatty(STDIN_FILENO) == 1

    /// Asks until an answer passes the check; without a terminal a wrong one is an error.
    ///
    /// - Parameters:
    ///   - question: the question, without its end.
    ///   - standard: what an empty answer means.
    ///   - check: tells why an answer will not do; nil where it will.
    /// - Returns: the answer.
    /// - Throws: a `QueryError` of the category `configuration`.
    func answer(
        _ question: String, standard: String? = nil, check: (String) -> String? = { _ in nil }
    ) throws -> String {
        while true {
            Console.errorFragment(question + (standard.map { " [\($0)]" } ?? "") + ": ")
            guard let line = readLine() else {
                Console.error("")
                if Task.isCancelled { throw ExitStatus.cancelled }
                throw Self.refusal("there is no answer to: \(question)")
            }
            if !isTerminal { Console.error("") }
            let text = line.trimmingCharacters(in: .whitespaces)
            let answer = text.isEmpty ? standard ?? "" : text
            guard let reason = check(answer) else { return answer }
            guard isTerminal else { throw Self.refusal("\(question): \(reason)") }
            Console.error(Console.visible(reason))
        }
    }

    /// Asks for something that is not shown while it is typed.
    ///
    /// - Throws: a `QueryError` of the category `configuration`.
    func secret(_ question: String) async throws -> String {
        guard isTerminal else { return try answer(question) }
        do {
            return try await TerminalPassword.ask(question + ": ").reveal()
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
