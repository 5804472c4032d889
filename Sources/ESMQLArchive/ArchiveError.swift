/// Why the archive could not do what it was asked for.
public struct ArchiveError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code
    /// One sentence without a full stop; never contains a password.
    public var message: String
    /// The server's own code, five letters and digits, where the server said something (PostgreSQL, appendix A).
    public var sqlState: String?

    /// An error of its parts.
    ///
    /// - Parameters:
    ///   - code: what kind of failure it is.
    ///   - message: one sentence without a full stop.
    ///   - sqlState: the server's own code.
    public init(_ code: Code, _ message: String, sqlState: String? = nil) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
    }

    /// The sentence, with the server's code where there is one.
    public var description: String { sqlState.map { "\(message) (SQLSTATE \($0))" } ?? message }

    /// What kind of failure an error is.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as printed.
        public var rawValue: String

        /// A code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The address of the archive cannot be read.
        public static let address = Code(rawValue: "archive-address")
        /// The server cannot be reached, or the connection broke.
        public static let connection = Code(rawValue: "archive-connection")
        /// The server does not let the user in, or not do this.
        public static let permission = Code(rawValue: "archive-permission")
        /// The server refused a statement.
        public static let statement = Code(rawValue: "archive-statement")
        /// The server worked longer than it may.
        public static let timeout = Code(rawValue: "archive-timeout")
        /// What is in the archive is not what a table needs there.
        public static let layout = Code(rawValue: "archive-layout")
        /// The task was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
    }

    /// The error of work whose task was cancelled.
    static let cancelled = ArchiveError(.cancelled, "the work of the archive was cancelled")

    /// Whether another attempt may succeed: the connection broke, the server is starting or stopping, or two
    /// transactions were in each other's way.
    var isTransient: Bool {
        if code == .connection { return true }
        guard let sqlState else { return false }
        return sqlState.hasPrefix("08")
            || ["40001", "40P01", "57P01", "57P02", "57P03", "53300"].contains(sqlState)
    }

    /// Whether somebody else has just made what was to be made.
    var isCollision: Bool { ["23505", "42P06", "42P07", "42710", "42701"].contains(sqlState) }
}
