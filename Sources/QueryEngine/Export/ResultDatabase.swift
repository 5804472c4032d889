internal import CSQLite

/// A database file that answers are written to, each as a table.
///
/// Confined to whoever owns it. Values are stored as they are. A column declares the type that all of its values
/// have; one of several types declares none, so that SQLite converts nothing.
package final class ResultDatabase {
    private let connection: Connection
    private var table: OpenTable?

    /// A table that is being filled.
    private struct OpenTable {
        var name: String
        var columns: [ResultColumn]
        var names: [String]
        var types: [StoredType?]
        let insert: PreparedStatement
    }

    /// What SQLite said of a failed call.
    package struct Failure: Error {
        /// SQLite's message, or the system's.
        package let message: String

        /// A failure.
        package init(message: String) {
            self.message = message
        }
    }

    /// Opens a file, which is empty or does not exist.
    ///
    /// - Parameter path: The file.
    /// - Throws: a ``Failure``.
    package init(path: String) throws(Failure) {
        connection = try Self.run { () throws(SQLiteError) in
            let connection = try Connection(writingFile: path)
            // The file gets its name when it is whole: nothing has to survive a crash before that.
            try connection.execute("pragma journal_mode = memory; pragma synchronous = off")
            return connection
        }
    }

    /// Makes a table and begins to fill it.
    ///
    /// - Parameters:
    ///   - name: The name, of no other table of the file.
    ///   - columns: The columns of the answer, at least one.
    ///   - names: What they are called in the file, no two the same but for their case.
    /// - Throws: a ``Failure``.
    package func begin(table name: String, columns: [ResultColumn], names: [String]) throws(Failure) {
        let list = names.map(\.quotedIdentifier).joined(separator: ", ")
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        table = try Self.run { () throws(SQLiteError) in
            try connection.execute("begin")
            try connection.execute("create table \(name.quotedIdentifier) (\(list))")
            let insert = try PreparedStatement(
                "insert into \(name.quotedIdentifier) values (\(marks))", on: connection)
            return OpenTable(
                name: name, columns: columns, names: names, types: columns.map { _ in nil }, insert: insert)
        }
    }

    /// Adds a row.
    ///
    /// - Parameter row: As many values as there are columns; missing ones are NULL.
    /// - Throws: a ``Failure``.
    package func insert(_ row: Row) throws(Failure) {
        guard var table else { return }
        // Its place must be free, lest the array of types is copied for each row.
        self.table = nil
        defer { self.table = table }
        for index in table.names.indices {
            let value = index < row.values.count ? row.values[index] : .null
            if let type = StoredType(value) { table.types[index] = type.joined(with: table.types[index]) }
        }
        let insert = table.insert
        let count = table.names.count
        try Self.run { () throws(SQLiteError) in
            for index in 0..<count {
                try insert.bind(index < row.values.count ? row.values[index] : .null, at: index + 1)
            }
            _ = try insert.step()
            insert.reset()
        }
    }

    /// Finishes the table, so that it stays.
    ///
    /// - Throws: a ``Failure``.
    package func end() throws(Failure) {
        guard let table else { return }
        self.table = nil
        let declarations = table.names.indices.map { index in
            let type =
                table.types[index]?.declaration ?? table.columns[index].type.map(Self.declaration) ?? ""
            return table.names[index].quotedIdentifier + (type.isEmpty ? "" : " " + type)
        }
        let sql = "CREATE TABLE \(table.name.quotedIdentifier) (\(declarations.joined(separator: ", ")))"
        try Self.run { () throws(SQLiteError) in
            // The types are known only now. They change how values are compared, not how they are stored.
            try connection.execute("pragma writable_schema = on")
            let update = try PreparedStatement(
                "update sqlite_schema set sql = ? where type = 'table' and name = ?", on: connection)
            try update.bind(.text(sql), at: 1)
            try update.bind(.text(table.name), at: 2)
            _ = try update.step()
            update.reset()
            try connection.execute("commit; pragma writable_schema = reset")
        }
    }

    /// Gives up the table that is being filled, if there is one.
    package func cancel() {
        guard table != nil else { return }
        table?.insert.reset()
        table = nil
        try? connection.execute("rollback")
    }

    private static func declaration(_ type: ColumnType) -> String {
        switch type {
        case .integer, .real: type.rawValue
        case .text, .time, .json: "TEXT"
        }
    }

    private static func run<Answer>(_ body: () throws(SQLiteError) -> Answer) throws(Failure) -> Answer {
        do { return try body() } catch { throw Failure(message: error.message) }
    }
}

/// What the values of a column have been so far.
private enum StoredType {
    case integer
    case real
    case text
    case blob
    /// Several of them.
    case any

    /// The type of a value; nil for NULL, and for NaN, which SQLite stores as NULL.
    init?(_ value: Value) {
        switch value {
        case .null: return nil
        case .integer: self = .integer
        case .real(let number):
            guard !number.isNaN else { return nil }
            self = .real
        case .text: self = .text
        case .blob: self = .blob
        }
    }

    func joined(with other: StoredType?) -> StoredType {
        other == nil || other == self ? self : .any
    }

    /// The declaration; BLOB and none convert nothing.
    var declaration: String {
        switch self {
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text: "TEXT"
        case .blob: "BLOB"
        case .any: ""
        }
    }
}
