/// Files whose rows are tables: CSV, JSON, NDJSON and SQLite databases.
public enum LocalFiles {
    /// The tables of a file, read into memory.
    ///
    /// The kind is told by the content (an SQLite database) or the name's ending: `.json`, `.jsonl`, `.ndjson`;
    /// anything else is taken for CSV with a line of names.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: the table's name; the file's name without its ending where it is nil. The tables of a database
    ///     have their own names, with `name.` before them where one is given.
    /// - Throws: a ``QueryError`` of the category `configuration` that says what is wrong with the file.
    public static func tables(at path: String, named name: String? = nil) throws(QueryError)
        -> [any TableProvider]
    {
        let bytes = try FileBytes.read(path)
        if bytes.starts(with: SQLiteFile.magic) {
            return try SQLiteFile.tables(path).map { table in
                name.map { table.named("\($0).\(table.schema.name)") } ?? table
            }
        }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let ending = file.lastIndex(of: ".").map { file[$0...].lowercased() } ?? ""
        if [".json", ".jsonl", ".ndjson"].contains(ending) {
            return [try JSONTable.make(bytes, name: name ?? stem, path: path)]
        }
        return [try CSVTable.make(bytes, name: name ?? stem, path: path)]
    }
}
