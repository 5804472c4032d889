/// What may stand at the cursor.
public struct Completions: Hashable, Sendable {
    /// Where the word to complete begins, as an offset of its first UTF-8 byte.
    public var start: Int
    /// The words that may stand there, in the order in which they are to be listed.
    public var candidates: [String]

    /// Candidates for a word.
    ///
    /// - Parameters:
    ///   - start: Where the word begins, as an offset of its first UTF-8 byte; at most the cursor's offset.
    ///   - candidates: The words that may stand there.
    public init(start: Int, candidates: [String]) {
        self.start = start
        self.candidates = candidates
    }

    /// No candidates at all.
    public static let none = Completions(start: 0, candidates: [])
}
