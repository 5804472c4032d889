import SQLSyntax

/// Tells commands of the shell from SQL in a text.
///
/// A command that begins with a dot stands on a line of its own, outside of statements; one that begins with a
/// backslash may stand anywhere outside of strings, quoted names and comments. Either ends with its line.
struct CommandScanner {
    /// A command and where it stands.
    struct Found: Hashable {
        /// The command.
        var line: ShellLine
        /// The offsets of its first byte and of the end of its line.
        var range: Range<Int>
        /// Whether a statement without a semicolon stands before it.
        var followsQuery: Bool
    }

    /// The commands, in order.
    private(set) var commands: [Found] = []
    /// Whether a statement at the end lacks its semicolon, or a comment its end.
    private(set) var isPending = false
    /// Whether there is anything but white space and comments.
    private(set) var hasContent = false
    /// Whether the text is over within a string, a quoted name or a comment.
    private(set) var isWithinToken = false

    private let bytes: [UInt8]

    /// Scans a text.
    ///
    /// - Parameters:
    ///   - text: statements and commands.
    ///   - endsQuery: whether a command stands for the semicolon of the statement before it.
    init(_ text: String, endsQuery: (ShellLine) -> Bool) {
        bytes = Array(text.utf8)
        var position = 0
        while let start = nextCommand(from: position) {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var last = end
            while last > start, bytes[last - 1] == 0x0D { last -= 1 }
            let line = ShellLine(String(decoding: bytes[start..<last], as: UTF8.self))
            commands.append(Found(line: line, range: start..<last, followsQuery: isPending))
            hasContent = true
            if endsQuery(line) { isPending = false }
            position = end
        }
    }

    /// Reads SQL up to a command.
    ///
    /// - Returns: where the command begins; nil at the end of the text.
    private mutating func nextCommand(from start: Int) -> Int? {
        let part = String(decoding: bytes[start...], as: UTF8.self)
        var lexer = Lexer(SourceText(part))
        var isLineStart = start == 0 || bytes[start - 1] == 0x0A
        while true {
            let token = lexer.next()
            let lower = start + token.span.lower
            let upper = start + token.span.upper
            switch token.kind {
            case .endOfText: return nil
            case .whitespace:
                if bytes[lower..<upper].contains(0x0A) { isLineStart = true }
            case .comment(let isClosed):
                isLineStart = false
                if !isClosed { (isPending, isWithinToken) = (true, true) }
            case .dot where isLineStart && !isPending && isLetter(at: upper): return lower
            case .illegal(.strayCharacter) where bytes[lower] == UInt8(ascii: "\\"): return lower
            case .illegal(.unterminatedString), .illegal(.unterminatedIdentifier):
                (isPending, isWithinToken, hasContent) = (true, true, true)
            default:
                isLineStart = false
                hasContent = true
                isPending = token.kind != .semicolon
            }
        }
    }

    private func isLetter(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        return (0x61...0x7A).contains(bytes[offset] | 0x20)
    }
}
