import ESMQL

extension RequestRecord {
    /// The request as `--verbose` tells it: a line, and one for each header that is known.
    var text: String {
        let answer = status.map { "HTTP \($0)" } ?? "no answer"
        let target = query.isEmpty ? path : "\(path)?\(query)"
        let line = "\(method) \(target)  \(answer), \(bytes) bytes, \(Int(milliseconds)) ms"
        return
            ([VisibleText.of(line)] + requestHeaders.map { "> \(VisibleText.of($0.description))" }
            + answerHeaders.map { "< \(VisibleText.of($0.description))" }).joined(separator: "\n")
    }
}
