/// What a query wants its reader to know beside its rows.
public struct Notice: Sendable, Hashable, CustomStringConvertible {
    /// The code, stable across releases.
    public var code: Code
    /// One sentence without a full stop.
    public var message: String
    /// The same in Chinese; nil where there is none.
    public var chinese: String?

    /// A notice.
    public init(_ code: Code, _ message: String, chinese: String? = nil) {
        self.code = code
        self.message = message
        self.chinese = chinese
    }

    /// The sentence in a language; the English one where it has no other.
    public func message(in language: Language) -> String {
        language == .chinese ? chinese ?? message : message
    }

    /// The sentence.
    public var description: String { message }

    /// A notice's code.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as printed.
        public var rawValue: String

        /// A code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A windowed table was read for its default window.
        public static let defaultWindow = Code(rawValue: "default-window")
        /// Values of a column could not be read and are NULL.
        public static let unreadableValues = Code(rawValue: "unreadable-values")
        /// A text that a time is compared with is no time.
        public static let unreadableTime = Code(rawValue: "unreadable-time")
        /// The archive could not evaluate a query, which was answered over its rows instead.
        public static let answeredHere = Code(rawValue: "answered-here")
        /// A literal is no known value of an enumerated column.
        public static let unknownValue = Code(rawValue: "unknown-value")
    }
}
