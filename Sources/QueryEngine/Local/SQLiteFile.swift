internal import CSQLite

/// The tables of an SQLite database, with their declarations.
enum SQLiteFile {
    /// How an SQLite database begins.
    static let magic = Array("SQLite format 3\0".utf8)

    /// All tables and views of a database, read into memory.
    ///
    /// A view that SQLite cannot answer (it names a table that is gone, or a function of the program that wrote it)
    /// is left out with a notice: the tables beside it are as good as ever.
    ///
    /// - Throws: a ``QueryError`` that names the file.
    static func tables(_ path: String, onNotice: (String) -> Void) throws(QueryError) -> [LocalTable] {
        do throws(SQLiteError) {
            let connection = try Connection(readingFile: path)
            let names = try PreparedStatement(
                "select name, type from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' "
                    + "order by rowid", on: connection)
            var tables: [LocalTable] = []
            while try names.step() {
                guard case .text(let name) = names.value(0), case .text(let type) = names.value(1) else {
                    continue
                }
                do throws(SQLiteError) {
                    tables.append(try table(name, isView: type == "view", path, on: connection))
                } catch  where type == "view" {
                    onNotice("the view \(name) of \(path) cannot be read: \(error.message)")
                }
            }
            return tables
        } catch { throw FileBytes.failure(path, error.message) }
    }

    private static func table(
        _ name: String, isView: Bool, _ path: String, on connection: Connection
    ) throws(SQLiteError) -> LocalTable {
        let all = "select * from \(name.quotedIdentifier)"
        // A view and a table WITHOUT ROWID have no such number.
        let numbered =
            isView
            ? nil
            : try? PreparedStatement(
                "select *, rowid from \(name.quotedIdentifier)", on: connection)
        let statement: PreparedStatement
        if let numbered {
            statement = numbered
        } else {
            statement = try PreparedStatement(all, on: connection)
        }
        let width = numbered == nil ? statement.columnNames.count : statement.columnNames.count - 1
        let isStrict = try isStrict(name, on: connection)
        // In a STRICT table ANY keeps each value as it is; elsewhere the word would make texts numbers.
        let declarations = statement.declaredTypes.map { type in
            isStrict && type?.asciiLowercased == "any" ? "" : type
        }
        let columns = statement.columnNames.prefix(width).enumerated().map { index, column in
            Column(
                column, ColumnType(affinityOf: declarations[index] ?? ""), source: ColumnSource.none,
                declaration: declaration(
                    declarations[index] ?? "",
                    collation: statement.collation(Int32(index))))
        }
        var rows: [[Value]] = []
        var rowIDs: [Int64] = []
        while try statement.step() {
            rows.append(Array(statement.row().values.prefix(width)))
            if numbered != nil, case .integer(let id) = statement.value(Int32(width)) { rowIDs.append(id) }
        }
        return LocalTable(
            name: name, columns: columns, summary: "a table of the file \(path)", rows: rows,
            rowIDs: numbered == nil ? nil : rowIDs)
    }

    private static func isStrict(_ name: String, on connection: Connection) throws(SQLiteError) -> Bool {
        let statement = try PreparedStatement(
            "select strict from pragma_table_list where schema = 'main' and name = ?", on: connection)
        try statement.bind(.text(name), at: 1)
        return try statement.step() && statement.value(0) == .integer(1)
    }

    private static func declaration(_ type: String, collation: String?) -> String {
        // A type's words may be anything; in quotes SQLite takes them for one name, with the same affinity.
        let words = type.isEmpty ? "" : type.quotedIdentifier
        // Other collations are those of the program that wrote the file; nobody else has them.
        guard let collation, ["nocase", "rtrim"].contains(collation.asciiLowercased) else { return words }
        return "\(words) collate \(collation.quotedIdentifier)"
    }
}

extension ColumnType {
    /// The type that shows a declared type best: SQLite's rules of affinity.
    init(affinityOf declaration: String) {
        let folded = declaration.asciiLowercased
        if folded.contains("int") {
            self = .integer
        } else if ["real", "floa", "doub"].contains(where: folded.contains) {
            self = .real
        } else {
            self = .text
        }
    }
}
