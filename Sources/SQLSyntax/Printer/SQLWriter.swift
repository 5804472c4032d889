/// The text of a tree while it grows; its parts are in extensions by area.
struct SQLWriter {
    private(set) var text = ""

    mutating func put(_ piece: String) {
        text += piece
    }

    /// Writes elements with commas between them.
    mutating func list<Element>(_ elements: [Element], _ write: (inout SQLWriter, Element) -> Void) {
        for (index, element) in elements.enumerated() {
            if index > 0 { put(", ") }
            write(&self, element)
        }
    }

    mutating func list(_ expressions: [Expression]) {
        list(expressions) { writer, expression in writer.write(expression) }
    }

    mutating func list(_ names: [Identifier]) {
        list(names) { writer, name in writer.write(name) }
    }

    // MARK: Names

    mutating func write(_ name: Identifier) {
        switch name.quoting {
        case .none: put(Self.isBareWord(name.name) ? name.name : Self.quoted(name.name, "\""))
        case .double: put(Self.quoted(name.name, "\""))
        case .backtick: put(Self.quoted(name.name, "`"))
        case .single: put(Self.quoted(name.name, "'"))
        case .bracket: put(name.name.contains("]") ? Self.quoted(name.name, "\"") : "[\(name.name)]")
        }
    }

    mutating func write(_ name: TableName) {
        if let schema = name.schema {
            write(schema)
            put(".")
        }
        write(name.name)
    }

    /// A column; a name that would be read as something else on its own is quoted.
    mutating func write(_ name: ColumnName) {
        if let schema = name.schema {
            write(schema)
            put(".")
        }
        if let table = name.table {
            write(table)
            put(".")
        } else if name.column.quoting == .none, Self.isOperandWord(name.column.name) {
            return put(Self.quoted(name.column.name, "\""))
        }
        write(name.column)
    }

    static func quoted(_ text: String, _ quote: Character) -> String {
        var result = String(quote)
        for character in text.unicodeScalars {
            result.unicodeScalars.append(character)
            if Character(character) == quote { result.append(quote) }
        }
        result.append(quote)
        return result
    }

    private static func isBareWord(_ name: String) -> Bool {
        guard let first = name.utf8.first, first.beginsWord, name.utf8.allSatisfy({ $0.continuesWord }),
            !name.utf8.starts(with: [0xEF, 0xBB, 0xBF])
        else { return false }
        return KeywordTable.keyword(name).map { $0.canBeName || isContextual($0) } ?? true
    }

    /// The keywords that are names unless their neighbours say otherwise.
    private static func isContextual(_ keyword: Keyword) -> Bool {
        keyword == .window || keyword == .over || keyword == .filter
    }

    /// Whether a bare word in the place of an operand is no column.
    private static func isOperandWord(_ name: String) -> Bool {
        switch KeywordTable.keyword(name) {
        case .cast, .raise, .currentDate, .currentTime, .currentTimestamp: true
        case .none: ["true", "false"].contains(name.lowercased())
        default: false
        }
    }
}
