import ESMQL

/// What `.watch` is told: `[SECONDS] [c=TIMES] [QUERY]`.
struct WatchArguments: Hashable, Sendable {
    /// How long it waits between two runs.
    var pause = Duration.seconds(2)
    /// How often it runs at most; nil for no end.
    var times: Int?
    /// The query; nil for the last one.
    var query: String?

    /// Reads them.
    ///
    /// - Throws: a ``CommandError``.
    init(_ call: ShellCall) throws(CommandError) {
        var rest = call.rest[...]
        while true {
            while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
            let end = rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
            let word = rest[..<end]
            if let pause = Self.pause(word) {
                self.pause = pause
            } else if word.hasPrefix("i=") {
                guard let pause = Self.pause(word.dropFirst(2)) else { throw Self.refusal(call) }
                self.pause = pause
            } else if word.hasPrefix("c=") {
                guard let times = Int(word.dropFirst(2)), times > 0 else { throw Self.refusal(call) }
                self.times = times
            } else {
                break
            }
            rest = rest[end...]
        }
        guard !rest.isEmpty else { return }
        // A query may stand in quotes, as for a shell.
        if let quote = rest.first, quote == "'" || quote == "\"", rest.count > 1, rest.last == quote {
            rest = rest.dropFirst().dropLast()
        }
        query = String(rest)
    }

    private static func refusal(_ call: ShellCall) -> CommandError {
        CommandError("\(call.line.spelling) takes seconds above 0, c= and a number of times, and a query")
    }

    /// Seconds, or a span such as `1m`.
    private static func pause(_ word: Substring) -> Duration? {
        guard word.first?.isNumber == true else { return nil }
        if let seconds = Double(word) {
            guard seconds > 0, seconds <= 86_400 else { return nil }
            return .milliseconds(Int((seconds * 1000).rounded(.up)))
        }
        return LanguageInventory.milliseconds(ofSpan: String(word)).flatMap {
            (1...86_400_000).contains($0) ? .milliseconds($0) : nil
        }
    }
}
