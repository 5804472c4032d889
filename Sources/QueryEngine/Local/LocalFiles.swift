internal import JSONBytes

/// Files whose rows are tables: CSV, JSON, NDJSON and SQLite databases.
public enum LocalFiles {
    /// A file and the name it goes by.
    public struct Attachment: Sendable, Hashable {
        /// The name; the file's own without its ending where it is nil.
        public var name: String?
        /// The file's path.
        public var path: String

        /// A file by its path.
        public init(path: String, name: String? = nil) {
            self.path = path
            self.name = name
        }
    }

    /// The tables of files, read into memory.
    ///
    /// The kind of a file is told by its content (an SQLite database) or the name's ending (`.json`, `.jsonl`,
    /// `.ndjson`); anything else is taken for CSV with a line of names. A file of rows is a table of its name; the
    /// tables of a database keep their names, and where two files have one of the same name it is `name.table` of
    /// each. An empty file that is called a database (`.db`, `.sqlite`, `.sqlite3`) is one without tables, as it is
    /// to SQLite.
    ///
    /// - Parameters:
    ///   - attachments: the files.
    ///   - onNotice: told what was left out: a view of a database that SQLite cannot answer.
    /// - Returns: a provider for each table.
    /// - Throws: a ``QueryError`` of the category `configuration` that says what is wrong with a file.
    public static func tables(
        _ attachments: [Attachment], onNotice: (String) -> Void = { _ in }
    ) throws(QueryError) -> [any TableProvider] {
        var found: [(file: String, table: LocalTable)] = []
        for attachment in attachments {
            let name = attachment.name ?? stem(attachment.path)
            for table in try read(attachment.path, name: name, onNotice: onNotice) {
                found.append((name, table))
            }
        }
        var counts: [String: Int] = [:]
        for (_, table) in found { counts[table.schema.name.asciiLowercased, default: 0] += 1 }
        let named = found.map { file, table in
            let isAlone = counts[table.schema.name.asciiLowercased] == 1
            return isAlone ? table : table.named("\(file).\(table.schema.name)")
        }
        var seen: Set<String> = []
        for table in named where !seen.insert(table.schema.name.asciiLowercased).inserted {
            throw QueryError(
                .configuration, code: "file",
                message: "two files have a table \(table.schema.name); give one of them a name: name=file")
        }
        return named
    }

    private static func read(
        _ path: String, name: String, onNotice: (String) -> Void
    ) throws(QueryError) -> [LocalTable] {
        let start = try FileBytes.read(path, atMost: SQLiteFile.magic.count)
        if start == SQLiteFile.magic || start.isEmpty && hasEnding(path, [".db", ".sqlite", ".sqlite3"]) {
            return try SQLiteFile.tables(path, onNotice: onNotice)
        }
        let bytes = try FileBytes.read(path)
        let invalid = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { UTF8Check.firstInvalid($0, count: buffer.count) }
        }
        if let invalid { throw FileBytes.failure(path, "not UTF-8 text: byte \(invalid)") }
        if hasEnding(path, [".json", ".jsonl", ".ndjson"]) {
            return [try JSONTable.make(bytes, name: name, path: path)]
        }
        return [try CSVTable.make(bytes, name: name, path: path)]
    }

    private static func hasEnding(_ path: String, _ endings: [String]) -> Bool {
        endings.contains(where: path.asciiLowercased.hasSuffix)
    }

    private static func stem(_ path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    }
}
