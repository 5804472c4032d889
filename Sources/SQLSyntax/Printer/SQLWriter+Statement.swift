extension SQLWriter {
    mutating func write(_ statement: Statement) {
        switch statement.kind {
        case .query(let query): write(query)
        case .explain(let isAnalyzed, let query):
            put(isAnalyzed ? "EXPLAIN ANALYZE " : "EXPLAIN ")
            write(query)
        case .createTable(let name, let ifNotExists, let query):
            put(ifNotExists ? "CREATE TABLE IF NOT EXISTS " : "CREATE TABLE ")
            write(name)
            put(" AS ")
            write(query)
        case .createView(let name, let ifNotExists, let columns, let query):
            put(ifNotExists ? "CREATE VIEW IF NOT EXISTS " : "CREATE VIEW ")
            write(name)
            if !columns.isEmpty {
                put(" (")
                list(columns)
                put(")")
            }
            put(" AS ")
            write(query)
        case .drop(let target, let name, let ifExists):
            put(target == .table ? "DROP TABLE " : "DROP VIEW ")
            if ifExists { put("IF EXISTS ") }
            write(name)
        case .showTables: put("SHOW TABLES")
        case .showSettings: put("SHOW SETTINGS")
        case .describe(let name):
            put("DESCRIBE ")
            write(name)
        case .set(let name, let value):
            put("SET ")
            writeSetting(name)
            put(" = ")
            write(value)
        case .refresh(let name):
            put("REFRESH ")
            write(name)
        }
    }

    /// The name of a setting, where any word may stand bare.
    private mutating func writeSetting(_ name: Identifier) {
        if name.quoting == .none, KeywordTable.keyword(name.name) != nil { return put(name.name) }
        write(name)
    }
}
