/// The words of a command line.
struct CommandLineWords: Equatable {
    /// The words, quotes removed.
    let words: [String]

    /// Splits a line at blanks; single or double quotes keep blanks within a word.
    ///
    /// - Parameter line: The line; a quote that is not closed reaches to its end.
    init(_ line: some StringProtocol) {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open {
                    quote = nil
                } else {
                    word = (word ?? "") + String(character)
                }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let finished = word {
                    words.append(finished)
                }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word {
            words.append(word)
        }
        self.words = words
    }
}
