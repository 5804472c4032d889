/// A command of the shell that is wrong or cannot be done.
struct CommandError: Error, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    var message: String

    /// An error with its sentence.
    init(_ message: String) {
        self.message = message
    }

    /// The sentence.
    var description: String { message }
}
