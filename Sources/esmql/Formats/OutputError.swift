/// Bytes that could not be written.
struct OutputError: Error, Hashable, CustomStringConvertible {
    /// What went wrong.
    enum Code: Hashable {
        /// Nobody reads any more: the pipe is closed.
        case closed
        /// The file could not be opened.
        case cannotOpen
        /// The system refused to write, or to read back what it had been given.
        case failed
    }

    /// What went wrong.
    var code: Code
    /// The file, where it has a name.
    var path: String?
    /// The reason that the system gave.
    var reason: String

    /// The message for people.
    var description: String {
        let place = path.map { "'\($0)'" } ?? "the output"
        return switch code {
        case .closed: "nobody reads \(place) any more"
        case .cannotOpen: "cannot open \(place): \(reason)"
        case .failed: "cannot write to \(place): \(reason)"
        }
    }
}
