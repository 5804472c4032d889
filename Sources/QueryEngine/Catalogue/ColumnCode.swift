/// A value that a column can hold, and what it stands for.
public struct ColumnCode: Sendable, Hashable {
    /// The value as a cell shows it.
    public var value: String
    /// What it stands for.
    public var meaning: LocalizedText

    /// A value and its meaning.
    ///
    /// - Parameters:
    ///   - value: the value as a cell shows it.
    ///   - english: what it stands for, in English.
    ///   - chinese: the same in Chinese.
    public init(_ value: String, _ english: String, _ chinese: String? = nil) {
        self.value = value
        meaning = LocalizedText(english, chinese: chinese)
    }
}
