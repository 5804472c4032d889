import ESMQL

extension Shell {
    /// Runs a query again and again, each time asking the site, and marks what has changed.
    ///
    /// - Throws: what the query throws; the end by Ctrl-C is no error.
    func watch(_ query: ShellQuery, _ arguments: WatchArguments) async throws {
        let kept = try await setting("cache_ttl")
        try await set("cache_ttl", to: "off")
        do {
            try await repeatedly(query, arguments)
        } catch {
            try await set("cache_ttl", to: kept)
            if Task.isCancelled { return }
            throw error
        }
        try await set("cache_ttl", to: kept)
    }

    private func repeatedly(_ query: ShellQuery, _ arguments: WatchArguments) async throws {
        let clock = ContinuousClock()
        var before: Answer?
        var count = 0
        while true {
            let start = clock.now
            let requested = try await answer(query)
            count += 1
            let marks = before.map { AnswerChanges.cells(of: requested, since: $0) } ?? []
            let time = TimeText.format(Session.systemClock() / 1000 * 1000) ?? ""
            let pause = ProgressState.pause(arguments.pause)
            try await writer.watched(
                requested, marks: marks, heading: "\(time) UTC, every \(pause): \(Self.oneLine(query.text))")
            before = requested
            if count == arguments.times { return }
            try await Task.sleep(until: start + arguments.pause, clock: clock)
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
