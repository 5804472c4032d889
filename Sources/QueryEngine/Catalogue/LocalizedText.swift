/// A text in English, and in Chinese where there is one.
public struct LocalizedText: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text in English.
    public var english: String
    /// The text in simplified Chinese; nil where there is none.
    public var chinese: String?

    /// A text.
    ///
    /// - Parameters:
    ///   - english: the text in English.
    ///   - chinese: the text in simplified Chinese.
    public init(_ english: String, chinese: String? = nil) {
        self.english = english
        self.chinese = chinese
    }

    /// A text in English only.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The text in a language; in English where it has none in that one.
    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese ?? english
        }
    }
}
