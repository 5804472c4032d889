import SQLSyntax
import Testing

@Suite struct LexerTests {
    private func tokens(_ text: String) -> [(kind: TokenKind, text: String)] {
        let source = SourceText(text)
        var lexer = Lexer(source)
        var tokens: [(TokenKind, String)] = []
        while true {
            let token = lexer.next()
            if token.kind == .endOfText { return tokens }
            tokens.append((token.kind, source.text(of: token.span)))
        }
    }

    private func kinds(_ text: String) -> [TokenKind] {
        tokens(text).map(\.kind).filter { $0 != .whitespace }
    }

    @Test func spansCoverTheWholeText() {
        let text = "\u{FEFF}select 'a''b', \"q\" -- x\n/* y */ x'0' 12ab € ?1 :a::b(c) [d] ! \u{0} 'open"
        #expect(tokens(text).map(\.text).joined() == text)
    }

    @Test(arguments: [
        ("1", TokenKind.integer), ("0x1F", .integer), ("0X0", .integer), ("1.5", .real), (".5", .real),
        ("5.", .real), ("1e3", .real), ("1E+3", .real), ("1.e-3", .real), ("'a''b'", .string),
        ("''", .string),
        ("x''", .blob), ("X'00fF'", .blob), ("\"a\"\"b\"", .quotedIdentifier), ("`a`", .quotedIdentifier),
        ("[a b]", .quotedIdentifier), ("?", .variable), ("?12", .variable), (":a", .variable),
        ("@a1", .variable), ("$a", .variable), ("$a::b(c)", .variable), ("#a", .variable),
        ("a$1", .identifier),
        ("_a", .identifier), ("容量", .identifier), ("sElEcT", .keyword(.select)), ("rowid", .identifier),
        ("current_timestamp", .keyword(.currentTimestamp)), ("->", .arrow), ("->>", .longArrow),
        ("||", .doubleBar), ("<>", .notEqual), ("!=", .notEqual), ("==", .equal), ("<<", .shiftLeft),
    ])
    func oneToken(text: String, kind: TokenKind) {
        #expect(kinds(text) == [kind])
    }

    @Test(arguments: [
        ("'abc", TokenKind.Fault.unterminatedString), ("'a''", .unterminatedString),
        ("'C:\\", .unterminatedString),
        ("\"abc", .unterminatedIdentifier), ("`a", .unterminatedIdentifier), ("[a", .unterminatedIdentifier),
        ("12ab", .malformedNumber), ("1e", .malformedNumber), ("0x", .malformedNumber),
        ("1_000", .malformedNumber),
        ("1.5a", .malformedNumber), ("x'0'", .malformedBlob), ("x'0g'", .malformedBlob),
        ("x'00", .malformedBlob),
        (":", .malformedParameter), ("@", .malformedParameter), ("$a(b c", .malformedParameter),
        ("!", .strayCharacter), ("^", .strayCharacter), ("\u{0}", .strayCharacter),
        ("\u{0B}", .strayCharacter),
    ])
    func badInputIsAToken(text: String, fault: TokenKind.Fault) {
        #expect(kinds(text).first == .illegal(fault))
    }

    @Test func backslashEscapesNothing() {
        #expect(tokens("'C:\\' x").map(\.text) == ["'C:\\'", " ", "x"])
    }

    @Test func commentsDoNotNestAndMayStayOpenAtTheEnd() {
        #expect(kinds("/* a /* b */ c") == [.comment(isClosed: true), .identifier])
        #expect(kinds("1 /* x") == [.integer, .comment(isClosed: false)])
        #expect(kinds("/*/ x */ 1") == [.comment(isClosed: true), .integer])
        #expect(kinds("/*") == [.slash, .star])
        #expect(kinds("a--b\r\nc") == [.identifier, .comment(isClosed: true), .identifier])
    }

    @Test func byteOrderMarkAndFirstLineArePassedOver() {
        #expect(kinds("\u{FEFF}select") == [.keyword(.select)])
        #expect(kinds("#!/usr/bin/esmql\nselect") == [.keyword(.select)])
        #expect(kinds("\u{FEFF}#!/usr/bin/esmql\nselect") == [.keyword(.select)])
        #expect(kinds("1 #!x").contains(.illegal(.malformedParameter)))
    }

    @Test func aHexadecimalLiteralEndsAtTheFirstOtherLetter() {
        #expect(tokens("0xcu").map(\.text) == ["0xc", "u"])
    }

    @Test func aNulEndsStringsNamesAndComments() {
        for text in ["'a\u{0}'", "\"a\u{0}\"", "[a\u{0}]", "--a\u{0}", "/*a\u{0}*/"] {
            #expect(kinds(text).contains { if case .illegal = $0 { true } else { false } }, "\(text)")
        }
    }

    @Test func everyKeywordIsFoundInAnyCase() {
        for keyword in Keyword.allCases {
            #expect(kinds(keyword.text) == [.keyword(keyword)])
            #expect(kinds(keyword.text.lowercased()) == [.keyword(keyword)])
            #expect(kinds(keyword.text + "x") == [.identifier])
        }
    }
}
