/// Finds entries that must not be kept in the history: those that look like the setting of a secret.
enum HistorySecrets {
    private static let names = [
        "password", "passwd", "passphrase", "secret", "token", "appcode", "app_code", "credential",
        "access_key", "private_key", "api_key", "apikey", "authorization",
    ]

    /// Whether a text names a secret and gives it a value, or holds an address with a password.
    static func hasSecret(_ text: String) -> Bool {
        let letters = Array(text.lowercased().unicodeScalars)
        let isCommand = letters.first == "." || letters.first == "\\"
        var position = 0
        while position < letters.count {
            guard isWord(letters[position]) else {
                if hasPassword(in: letters, at: position) { return true }
                position += 1
                continue
            }
            var end = position
            while end < letters.count, isWord(letters[end]) { end += 1 }
            var word = String.UnicodeScalarView()
            word.append(contentsOf: letters[position..<end])
            if names.contains(where: String(word).contains), isGivenValue(letters, end, isCommand) {
                return true
            }
            position = end
        }
        return false
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "-" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Whether a value follows: behind `=` or `:`, or, in a command, as the next word.
    private static func isGivenValue(_ letters: [Unicode.Scalar], _ start: Int, _ isCommand: Bool) -> Bool {
        var position = start
        if position < letters.count, letters[position] == "\"" || letters[position] == "'" { position += 1 }
        let end = position
        while position < letters.count, letters[position].properties.isWhitespace { position += 1 }
        guard position < letters.count else { return false }
        return isCommand && position > end || letters[position] == "=" || letters[position] == ":"
    }

    /// Whether `://user:password@` begins at a place.
    private static func hasPassword(in letters: [Unicode.Scalar], at start: Int) -> Bool {
        guard letters[start...].starts(with: ["/", "/"]), start > 0, letters[start - 1] == ":" else {
            return false
        }
        var hasColon = false
        for letter in letters[(start + 2)...] {
            if letter == "@" { return hasColon }
            if letter == "/" || letter.properties.isWhitespace { return false }
            if letter == ":" { hasColon = true }
        }
        return false
    }
}
