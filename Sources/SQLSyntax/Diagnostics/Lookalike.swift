/// Characters that look like the grammar's own and are not: full-width punctuation, curly quotes, odd spaces.
public enum Lookalike {
    /// A hint on the first such character of a text, nil where there is none.
    ///
    /// To the lexer they are letters, so that they end up inside of names: an unknown name is worth asking about.
    public static func hint(in text: String) -> String? {
        for scalar in text.unicodeScalars where scalar.value > 0x7F {
            if let (name, instead) = meaning(of: scalar) {
                let character = isInvisible(scalar) ? "" : "\"\(scalar)\" "
                return "this text contains \(character)(\(name), U+\(hex(scalar))): write \(instead)"
            }
        }
        return nil
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .format: true
        default: false
        }
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func meaning(of scalar: Unicode.Scalar) -> (name: String, instead: String)? {
        switch scalar.value {
        case 0x00A0: ("a no-break space", "a plain space")
        case 0x2000...0x200A, 0x202F, 0x205F: ("a typographic space", "a plain space")
        case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: ("an invisible character", "nothing in its place")
        case 0x3000: ("a full-width space", "a plain space")
        case 0x2018, 0x2019, 0x201A, 0x201B: ("a curly quote", "a straight quote '")
        case 0x201C, 0x201D, 0x201E, 0x201F: ("a curly double quote", "a straight quote")
        case 0x2010...0x2015, 0x2212: ("a dash", "a plain -")
        case 0x2260: ("a not-equal sign", "<>")
        case 0x2264: ("a less-or-equal sign", "<=")
        case 0x2265: ("a greater-or-equal sign", ">=")
        case 0x3001: ("an ideographic comma", "a plain ,")
        case 0x3002: ("an ideographic full stop", "a plain .")
        case 0xFF0C: ("a full-width comma", "a plain ,")
        case 0xFF08, 0xFF09: ("a full-width parenthesis", "a plain ( or )")
        case 0xFF1B: ("a full-width semicolon", "a plain ;")
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            ("a full-width letter or digit", "a plain one")
        case 0xFF01...0xFF5E: ("a full-width sign", "a plain \(halfWidth(scalar))")
        default: nil
        }
    }

    /// The ASCII character that a full-width one stands for.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> String {
        Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) } ?? "one"
    }
}
