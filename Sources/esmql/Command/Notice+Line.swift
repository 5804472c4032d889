import ESMQL

extension Notice {
    /// The notice as standard error tells it, in the language that the environment asks for.
    var line: String {
        let language = Language.ofEnvironment
        return Console.notice(message(in: language), in: language)
    }
}

extension ClientEvent {
    /// The event as standard error tells it; what the site itself said stays as it is.
    ///
    /// - Parameter language: The language.
    /// - Returns: One line.
    func line(in language: Language) -> String {
        guard language == .chinese else { return Console.notice(description, in: language) }
        let seconds = Double(Int64(wait / .milliseconds(100))) / 10
        let text =
            switch kind {
            case .waiting: "\(endpoint)：站点限制请求速率，等待 \(seconds) 秒"
            case .retrying: "\(endpoint)：\(seconds) 秒后重试，第 \(attempt) 次，最多 \(maximumAttempts) 次：\(reason)"
            default: description
            }
        return Console.notice(text, in: language)
    }
}

extension Console {
    /// A notice with its mark, control characters shown.
    fileprivate static func notice(_ text: String, in language: Language) -> String {
        (language == .chinese ? "提示：" : "notice: ") + visible(text)
    }
}
