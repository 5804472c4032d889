import Synchronization

/// The lines that are being typed, for the thread that completes them.
///
/// Guarded by its mutex.
final class PendingText: Sendable {
    private let text = Mutex("")

    /// The lines before the one that is being edited.
    var value: String { text.withLock(\.self) }

    /// Takes the lines over.
    @Sendable func set(_ lines: String) {
        text.withLock { $0 = lines }
    }
}
