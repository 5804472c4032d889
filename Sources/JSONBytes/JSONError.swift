/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the byte that cannot stand there.
    package var offset: Int
    /// What is wrong with it.
    package var reason: Reason

    @usableFromInline
    package init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "\(reason.rawValue) at byte \(offset)" }

    /// What a text can have wrong.
    package enum Reason: String, Sendable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "unexpected character"
        case expectedKey = "expected a key in double quotes"
        case expectedColon = "expected a colon"
        case expectedCommaOrBrace = "expected a comma or }"
        case expectedCommaOrBracket = "expected a comma or ]"
        case expectedObject = "expected an object"
        case expectedArray = "expected an array"
        case controlCharacter = "unescaped control character in a string"
        case badEscape = "invalid escape in a string"
        case badNumber = "invalid number"
        case badLiteral = "invalid literal"
        case tooDeep = "nested too deeply"
        case trailingBytes = "text behind the end of the document"
        case invalidUTF8 = "invalid UTF-8"
    }
}
