import LineEditor

/// Where the loop gets its lines from.
protocol LineSource: Sendable {
    /// Waits for a line.
    ///
    /// - Parameter prompt: What is shown before it.
    /// - Returns: The line, or why there is none.
    func readLine(prompt: String) async -> LineEvent

    /// Keeps an entry for the user to come back to.
    ///
    /// - Parameter entry: A statement or a command, all its lines.
    func addHistory(_ entry: String) async
}

extension LineReader: LineSource {}
