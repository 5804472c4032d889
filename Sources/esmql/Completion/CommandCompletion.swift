/// What may stand at a cursor in a command of the shell.
struct CommandCompletion {
    /// The words that may stand there.
    private(set) var candidates: [String] = []
    /// The offset of the first byte that they replace, counted from the command's sign.
    private(set) var start: Int

    /// Finds the candidates.
    ///
    /// - Parameters:
    ///   - line: the command from its sign up to the cursor.
    ///   - catalog: the names that there are.
    init(_ line: String, catalog: CompletionCatalog) {
        guard let blank = line.firstIndex(where: \.isWhitespace) else {
            start = 0
            candidates = Self.names(line)
            return
        }
        let command = CommandTable.command(named: String(line[..<blank]))
        let word = Self.lastWord(line)
        start = line[..<word].utf8.count
        guard let command else { return }
        let typed = String(line[word...])
        let isFirst = line[blank..<word].allSatisfy(\.isWhitespace)
        switch command.argument {
        case .none: break
        case .table: candidates = Self.matching(typed, catalog.tables.map(\.name))
        case .file: candidates = FileCompletion.candidates(typed)
        case .format: candidates = Self.matching(typed, OutputFormatName.allCases.map(\.rawValue))
        case .onOff: candidates = isFirst ? Self.matching(typed, ["on", "off"]) : []
        case .words(let words):
            candidates =
                isFirst ? Self.matching(typed, words) : Self.matching(typed, catalog.tables.map(\.name))
        case .command: candidates = Self.matching(typed, CommandTable.all.map(\.name))
        case .setting:
            let setting = catalog.settings.first { line.contains(" \($0.name) ") }
            candidates = Self.matching(
                typed, setting?.values.map { $0.replacing("'", with: "") } ?? catalog.settings.map(\.name))
        case .statement:
            let rest = line[blank...]
            let offset = line[..<blank].utf8.count
            let completion = SQLCompletion(String(rest), cursor: rest.utf8.count, catalog: catalog)
            start = offset + completion.start
            candidates = completion.candidates
        }
    }

    /// The commands that begin with a sign and letters; other names of theirs only where letters are typed.
    private static func names(_ typed: String) -> [String] {
        let typed = typed.lowercased()
        let all = CommandTable.all.flatMap { command in
            typed.count > 1
                ? command.spellings
                : command.spellings.filter { $0 == "." + command.name || $0.hasPrefix("\\") }
        }
        return all.filter { $0.hasPrefix(typed) }.sorted()
    }

    private static func matching(_ typed: String, _ words: [String]) -> [String] {
        words.filter { $0.lowercased().hasPrefix(typed.lowercased()) }
    }

    /// Where the word at the end begins, a quote before it included.
    private static func lastWord(_ line: String) -> String.Index {
        var start = line.endIndex
        var quote: Character?
        var isBlank = true
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            if character.isWhitespace {
                isBlank = true
                start = line.endIndex
                continue
            }
            if isBlank { start = index }
            isBlank = false
            if character == "'" || character == "\"" { quote = character }
        }
        return start
    }
}
