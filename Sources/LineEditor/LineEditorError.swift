#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A line editor or its interrupt handling could not be set up.
public struct LineEditorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What could not be done.
    public enum Code: Hashable, Sendable {
        /// The terminal could not be prepared for editing.
        case terminal
        /// The handler for SIGINT could not be installed.
        case signals
        /// The history file could not be read or written.
        case history
    }

    /// What could not be done.
    public var code: Code
    /// The reason that the system gave.
    public var reason: String

    init(_ code: Code, errno number: Int32) {
        self.code = code
        self.reason = String(cString: strerror(number))
    }

    /// The message for people.
    public var description: String {
        switch code {
        case .terminal: "cannot edit lines on this terminal: \(reason)"
        case .signals: "cannot handle interrupts: \(reason)"
        case .history: "cannot keep the history: \(reason)"
        }
    }
}
