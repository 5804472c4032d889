internal import QueryEngine

/// The statements that make a table of the archive in an engine.
struct ArchiveDefinition {
    let table: ArchiveTable
    let engine: ArchiveEngine

    /// The statements that make the table, harmless where it is there already.
    var creation: [String] {
        var statements = [createTable]
        if engine == .citus {
            statements.append(
                """
                select create_distributed_table(\(table.qualifiedName.quotedLiteral), '\(ArchiveTable.key)') \
                where not exists (select from pg_dist_partition \
                where logicalrelid = \(table.qualifiedName.quotedLiteral)::regclass)
                """)
        }
        statements += indexes
        statements.append("comment on table \(table.qualifiedName) is \(table.comment.quotedLiteral)")
        statements += table.columns.map(comment)
        return statements
    }

    /// The statement that adds a column to a table that lacks it.
    func addition(of column: ArchiveColumn) -> [String] {
        [
            "alter table \(table.qualifiedName) add column if not exists \(definition(of: column))",
            comment(column),
        ]
    }

    /// The statements that make the partition of a day, harmless where it is there already.
    ///
    /// The partition is made apart and then attached, which lets queries of the table go on.
    /// - Parameter day: the number of the day since 1970-01-01.
    /// - Returns: the statements.
    func partition(ofDay day: Int64) -> [String] {
        guard let time = table.timeColumn, engine.partitioning != .automatic else { return [] }
        let (begin, end) = (Self.time(day * Self.day), Self.time((day + 1) * Self.day))
        let name = partitionName(ofDay: day)
        if engine.partitioning == .parts {
            return ["alter table \(table.qualifiedName) add partition \(name) values less than ('\(end)')"]
        }
        let part = ArchiveTable.partitionSchema.quotedIdentifier + "." + name
        return [
            // The check saves the server from looking at the rows when the partition is attached.
            """
            create table \(part) (like \(table.qualifiedName) including defaults including constraints, \
            constraint "_day" check (\(time.quotedIdentifier) >= '\(begin)' and \(time.quotedIdentifier) < '\(end)'))
            """,
            """
            alter table \(table.qualifiedName) attach partition \(part) \
            for values from ('\(begin)') to ('\(end)')
            """,
            "alter table \(part) drop constraint \"_day\"",
        ]
    }

    /// The name of the partition of a day, without its schema.
    func partitionName(ofDay day: Int64) -> String { bareName(ofDay: day).quotedIdentifier }

    /// The same without quotes.
    func bareName(ofDay day: Int64) -> String {
        "\(table.name)_" + Self.time(day * Self.day).prefix(10).replacing("-", with: "")
    }

    /// The statement that makes the table of rows on their way, which belongs to the connection.
    var staging: String {
        let columns = table.loadOrder.map { "\($0.name.quotedIdentifier) \($0.typeName)" }
        var text = "create temp table \(Self.stagingName) ("
        text += (columns + ["\"\(ArchiveTable.key)\" uuid"]).joined(separator: ", ") + ")"
        if engine == .greenplum { text += " distributed by (\"\(ArchiveTable.key)\")" }
        if engine == .gaussdb { text += " distribute by hash(\"\(ArchiveTable.key)\")" }
        return text
    }

    /// The name of that table.
    static let stagingName = "esmql_staging"

    private static let day: Int64 = 86_400_000

    /// The text of an instant as the server reads it, whatever its time zone.
    static func time(_ milliseconds: Int64) -> String {
        (TimeText.format(milliseconds) ?? "9999-12-31 23:59:59.999") + "+00"
    }

    private var createTable: String {
        var parts = table.columns.map(definition)
        let key = "\"\(ArchiveTable.key)\""
        let primaryKey: [String]
        if let time = table.timeColumn {
            let time = time.quotedIdentifier
            // YugabyteDB spreads rows by the first column of the key, the others by what they are told.
            primaryKey = engine == .yugabyte ? ["\(key) hash", "\(time) asc"] : [time, key]
        } else {
            parts += [
                "\"\(ArchiveTable.validFrom)\" timestamptz(3) not null",
                "\"\(ArchiveTable.validTo)\" timestamptz(3)",
            ]
            primaryKey = [key, "\"\(ArchiveTable.validFrom)\""]
        }
        parts += ["\(key) uuid not null", "primary key (\(primaryKey.joined(separator: ", ")))"]
        var text = "create table if not exists \(table.qualifiedName) (\(parts.joined(separator: ", ")))"
        if engine == .gaussdb { text += " distribute by hash(\(key))" }
        if let time = table.timeColumn {
            switch engine.partitioning {
            case .tables: text += " partition by range (\(time.quotedIdentifier))"
            case .parts:
                text +=
                    " partition by range (\(time.quotedIdentifier)) "
                    + "(partition \(partitionName(ofDay: 0)) values less than ('1970-01-02 00:00:00+00'))"
            case .automatic: break
            }
        }
        if engine == .greenplum { text += " distributed by (\(key))" }
        return text
    }

    private var indexes: [String] {
        let key = "\"\(ArchiveTable.key)\""
        if table.rule.moves {
            return ["create index if not exists \(index("key")) on \(table.qualifiedName) (\(key))"]
        }
        guard table.timeColumn == nil else { return [] }
        let current = engine.hasPartialIndexes ? " where \"\(ArchiveTable.validTo)\" is null" : ""
        return ["create index if not exists \(index("now")) on \(table.qualifiedName) (\(key))\(current)"]
    }

    private func index(_ suffix: String) -> String { "\(table.name)_\(suffix)".quotedIdentifier }

    private func definition(of column: ArchiveColumn) -> String {
        var text = "\(column.name.quotedIdentifier) \(column.typeName)"
        if column.type == .text || column.type == .json { text += engine.binaryCollation }
        if column.name == table.timeColumn { text += " not null" }
        return text
    }

    private func comment(_ column: ArchiveColumn) -> String {
        """
        comment on column \(table.qualifiedName).\(column.name.quotedIdentifier) is \(column.comment.quotedLiteral)
        """
    }
}
