import SQLSyntax

/// What may stand at a cursor in a statement, which may be unfinished or wrong anywhere.
struct SQLCompletion {
    /// The words that may stand there, in the order in which they are to be listed.
    private(set) var candidates: [String] = []
    /// The offset of the first byte that they replace; they replace what stands from there to the cursor.
    let start: Int

    private let text: CursorText
    private let catalog: CompletionCatalog

    /// Finds the candidates.
    ///
    /// - Parameters:
    ///   - text: statements, whole or not.
    ///   - cursor: the offset of the cursor in the UTF-8 bytes.
    ///   - catalog: the names that there are.
    init(_ text: String, cursor: Int, catalog: CompletionCatalog) {
        self.text = CursorText(text, cursor: cursor)
        self.catalog = catalog
        start = self.text.start
        let all: [Candidate]
        switch self.text.place {
        case .nothing: all = []
        case .parameter:
            let sign = self.text.typed.prefix(1)
            all = catalog.parameters.map { Candidate(sign + $0, matches: sign + $0) }
        case .string:
            all = StringPlace(self.text.outline, catalog).values.map { value in
                Candidate("'\(value.replacing("'", with: "''"))'", matches: value)
            }
        case .word, .quotedName:
            all = WordPlace(self.text.outline, catalog, typed: self.text.typed).candidates
        }
        candidates = Self.matching(self.text, all)
    }

    /// A word, and what is compared with what is typed.
    struct Candidate: Hashable {
        /// What is put in.
        var text: String
        /// What the typed letters begin.
        var name: String
        /// Whether it is offered only where something is typed.
        var isQuiet = false
        /// Whether it is a word of the grammar, which follows the letter case of what is typed.
        var isKeyword = false

        init(_ text: String, matches name: String, isQuiet: Bool = false, isKeyword: Bool = false) {
            self.text = text
            self.name = name
            self.isQuiet = isQuiet
            self.isKeyword = isKeyword
        }

        /// The name of a column or table, in quotes where it needs them.
        static func name(_ name: String, isQuiet: Bool = false) -> Candidate {
            Candidate(quoted(name), matches: name, isQuiet: isQuiet)
        }

        /// A word of the grammar.
        static func keyword(_ text: String, isQuiet: Bool = false) -> Candidate {
            Candidate(text, matches: text, isQuiet: isQuiet, isKeyword: true)
        }

        /// A function, with its parenthesis.
        static func function(_ name: String) -> Candidate {
            Candidate(name + "(", matches: name, isQuiet: true)
        }

        private static func quoted(_ name: String) -> String {
            var lexer = Lexer(SourceText(name))
            let token = lexer.next()
            let isWhole = token.span.upper == name.utf8.count
            switch token.kind {
            case .identifier where isWhole: return name
            case .keyword(let keyword) where isWhole && keyword.canBeName: return name
            default: return "\"\(name.replacing("\"", with: "\"\""))\""
            }
        }
    }

    /// Those that begin with what is typed; where none does, those that have a word that does.
    private static func matching(_ text: CursorText, _ all: [Candidate]) -> [String] {
        let typed = text.typed.lowercased()
        var found = all.filter { candidate in
            typed.isEmpty ? !candidate.isQuiet : candidate.name.lowercased().hasPrefix(typed)
        }
        if found.isEmpty, typed.count >= 2 {
            found = all.filter { candidate in
                !candidate.isKeyword
                    && candidate.name.lowercased().split { "_- .".contains($0) }.contains {
                        $0.hasPrefix(typed)
                    }
            }
        }
        let shouts = wantsCapitals(text)
        var seen: Set<String> = []
        return found.compactMap { candidate in
            var word = candidate.text
            if candidate.isKeyword { word = shouts ? word.uppercased() : word.lowercased() }
            if text.place == .quotedName, !word.hasPrefix("\"") { word = "\"\(word)\"" }
            return seen.insert(word).inserted ? word : nil
        }
    }

    /// Whether words of the grammar are written in capitals: as what is typed, or else the statement's first word.
    private static func wantsCapitals(_ text: CursorText) -> Bool {
        let sample = text.typed.isEmpty ? text.outline.words.first?.text ?? "" : text.typed
        return sample.contains(where: \.isLetter) && sample == sample.uppercased()
            && sample != sample.lowercased()
    }
}
