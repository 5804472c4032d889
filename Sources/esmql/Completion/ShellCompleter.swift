import ESMQL
import LineEditor

/// Completes lines at the prompt: commands of the shell, and statements with the lines before.
struct ShellCompleter: Sendable {
    let session: Session
    let pending: PendingText

    /// What may stand at the cursor of a line.
    @Sendable func complete(_ line: String, _ cursor: Int) -> Completions {
        Self.complete(line, cursor, pending: pending.value, catalog: CompletionCatalog(session))
    }

    /// What may stand at the cursor of a line.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - cursor: the offset of the cursor in its UTF-8 bytes.
    ///   - pending: the lines before it of the same statement.
    ///   - catalog: the names that there are.
    /// - Returns: the words, and where the one begins that they replace.
    static func complete(
        _ line: String, _ cursor: Int, pending: String, catalog: CompletionCatalog
    ) -> Completions {
        let before = pending.isEmpty ? "" : pending + "\n"
        let head = before.utf8.count
        let text = before + line
        let typed = String(decoding: Array(text.utf8)[..<min(head + cursor, text.utf8.count)], as: UTF8.self)
        if let command = command(in: typed) {
            let line = String(decoding: Array(typed.utf8)[command...], as: UTF8.self)
            let completion = CommandCompletion(line, catalog: catalog)
            return Completions(start: command + completion.start - head, candidates: completion.candidates)
        }
        let completion = SQLCompletion(text, cursor: head + cursor, catalog: catalog)
        guard completion.start >= head else { return .none }
        return Completions(start: completion.start - head, candidates: completion.candidates)
    }

    /// Where the command begins that a text ends in; nil where it ends in a statement.
    private static func command(in text: String) -> Int? {
        let scan = CommandScanner(text) { _ in false }
        if let last = scan.commands.last, last.range.upperBound == text.utf8.count {
            return last.range.lowerBound
        }
        // A sign alone is no command yet.
        guard text.hasSuffix("."), !scan.isPending || text.allSatisfy({ $0.isWhitespace || $0 == "." }) else {
            return nil
        }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return line.allSatisfy { $0.isWhitespace || $0 == "." } ? text.utf8.count - 1 : nil
    }
}
