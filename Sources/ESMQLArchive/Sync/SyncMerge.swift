internal import QueryEngine

/// The statements that bring rows from the table of rows on their way into a table of the archive.
struct SyncMerge {
    let table: ArchiveTable
    private let staging = ArchiveDefinition.stagingName
    private let key = ArchiveTable.key

    /// A merge into a table.
    init(into table: ArchiveTable) {
        self.table = table
    }

    /// Sends rows to the table of rows on their way.
    var copy: String {
        let columns = table.loadOrder.map(\.name.quotedIdentifier) + [key]
        return "copy \(staging) (\(columns.joined(separator: ", "))) from stdin"
    }

    /// Sends rows straight to the table.
    var load: String {
        let columns = table.loadOrder.map(\.name.quotedIdentifier) + [key]
        return "copy \(table.qualifiedName) (\(columns.joined(separator: ", "))) from stdin"
    }

    // MARK: Rows with a time

    /// The days of the rows.
    var days: String {
        guard let time = table.timeColumn?.quotedIdentifier else { return "select null where false" }
        return "select distinct floor(extract(epoch from \(time)) / 86400)::bigint from \(staging) order by 1"
    }

    /// Drops rows on their way of which the archive has a later occurrence, which another process has read since.
    var dropOvertaken: String {
        let time = (table.timeColumn ?? "").quotedIdentifier
        return """
            delete from \(staging) s using \(table.qualifiedName) t \
            where t.\(key) = s.\(key) and t.\(time) > s.\(time)
            """
    }

    /// Adds the rows that the archive does not have, in the order of its key.
    var insert: String {
        let names = table.loadOrder.map(\.name.quotedIdentifier) + [key]
        let list = names.joined(separator: ", ")
        let time = (table.timeColumn ?? "").quotedIdentifier
        // Of rows that move only the latest place counts.
        let rows =
            table.rule.moves
            ? "distinct on (\(key)) \(list) from \(staging) order by \(key), \(time) desc"
            : "\(list) from \(staging) order by \(time), \(key)"
        return "insert into \(table.qualifiedName) (\(list)) select \(rows) on conflict do nothing"
    }

    /// Changes the rows that are otherwise now; nil where rows cannot be.
    ///
    /// - Parameter window: where the rows are; the server then looks nowhere else.
    /// - Returns: the statement.
    func update(_ window: Range<Int64>) -> String? {
        let measures = table.measures.map(\.name.quotedIdentifier)
        guard let time = table.timeColumn?.quotedIdentifier, !measures.isEmpty else { return nil }
        let assignments = measures.map { "\($0) = s.\($0)" }.joined(separator: ", ")
        let old = measures.map { "t.\($0)" }.joined(separator: ", ")
        let new = measures.map { "s.\($0)" }.joined(separator: ", ")
        return """
            update \(table.qualifiedName) t set \(assignments) from \(staging) s \
            where t.\(time) >= '\(ArchiveDefinition.time(window.lowerBound))' \
            and t.\(time) < '\(ArchiveDefinition.time(window.upperBound))' \
            and t.\(time) = s.\(time) and t.\(key) = s.\(key) and (\(old)) is distinct from (\(new))
            """
    }

    /// Takes rows away whose time has moved on from where they were.
    var deleteMoved: String {
        let time = (table.timeColumn ?? "").quotedIdentifier
        return """
            delete from \(table.qualifiedName) t using \(staging) s \
            where t.\(key) = s.\(key) and t.\(time) < s.\(time)
            """
    }

    // MARK: States

    /// Ends the rows that are no longer so.
    ///
    /// - Parameters:
    ///   - time: when they were found missing.
    ///   - selection: the rows that were asked for; all others stay.
    /// - Returns: the statement.
    func end(at time: Int64, _ selection: ArchiveSelection) -> String {
        """
        update \(table.qualifiedName) t set \(ArchiveTable.validTo) = '\(ArchiveDefinition.time(time))' \
        where t.\(ArchiveTable.validTo) is null\(selection.condition(of: table, alias: "t")) \
        and not exists (select 1 from \(staging) s where s.\(key) = t.\(key))
        """
    }

    /// Begins the rows that were not so before.
    func begin(at time: Int64) -> String {
        let names = table.loadOrder.map(\.name.quotedIdentifier) + [key]
        let list = names.joined(separator: ", ")
        return """
            insert into \(table.qualifiedName) (\(list), \(ArchiveTable.validFrom)) \
            select \(names.map { "s.\($0)" }.joined(separator: ", ")), '\(ArchiveDefinition.time(time))'::timestamptz \
            from \(staging) s where not exists (select 1 from \(table.qualifiedName) t \
            where t.\(key) = s.\(key) and t.\(ArchiveTable.validTo) is null) on conflict do nothing
            """
    }

    // MARK: Books

    /// Makes sure that a watermark has a row to lock.
    static let addWatermark =
        "insert into esmql.watermarks (table_name, parameters) values ($1, $2) on conflict do nothing"

    /// Reads a watermark and keeps others from changing it until the transaction ends.
    static let lockWatermark =
        "select \(ArchiveLog.milliseconds("since")), \(ArchiveLog.milliseconds("until")) from esmql.watermarks "
        + "where table_name = $1 and parameters = $2 for update"

    /// Writes a watermark.
    static let moveWatermark =
        "update esmql.watermarks set since = $3::timestamptz, until = $4::timestamptz "
        + "where table_name = $1 and parameters = $2"

    /// Writes what was read.
    static let log = """
        insert into esmql.sync_log (id, table_name, parameters, window_from, window_to, started_at, finished_at, \
        rows_read, rows_new, rows_changed, rows_ended, requests) values ($1::uuid, $2, $3, $4::timestamptz, \
        $5::timestamptz, $6::timestamptz, $7::timestamptz, $8::bigint, $9::bigint, $10::bigint, $11::bigint, $12::bigint)
        """
}
