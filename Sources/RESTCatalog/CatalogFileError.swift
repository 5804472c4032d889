/// What is wrong with a catalogue file, and where.
///
/// It is the underlying error of a `QueryError` with the code `catalog`.
public struct CatalogFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file's name as it was given.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The column, counted from 1 in characters of the text.
    public var column: Int
    /// One sentence without a full stop; it holds no secret.
    public var message: String

    /// The place and the sentence.
    public var description: String { "\(file):\(line):\(column): \(message)" }
}
