internal import ESMClient
internal import QueryEngine

/// The session's own tables: what there is to ask, how it is set up, and what it asked so far.
struct SessionTables {
    /// The tables of the site.
    let tables: [any TableProvider]
    /// The tables of the archive.
    let archived: [any TableProvider]
    /// The tables of files.
    let files: [any TableProvider]
    /// The snapshots and views of the session.
    let objects: SessionObjects
    /// The site.
    let configuration: SiteConfiguration
    /// What is particular about the site.
    let options: SessionOptions
    /// The requests so far.
    let log: RequestLog
    /// The clock, in milliseconds since 1970.
    let now: @Sendable () -> Int64

    /// A provider for each table.
    var all: [any TableProvider] {
        [
            RowsTable(schema: Self.tables, now: now) { [listed] in
                listed().map { TableRows.table($0, kind: $1, language: options.language) }
            },
            RowsTable(schema: Self.columns, now: now) { [listed] in
                listed().flatMap { TableRows.columns($0.schema, language: options.language) }
            },
            RowsTable(schema: Self.settings, now: now) { [configuration, options] in
                TableRows.settings(configuration, options)
            },
            RowsTable(schema: Self.requests, now: now) { [log] in log.entries.map(TableRows.request) },
        ]
    }

    /// All tables as they are when it is called, each with its kind.
    private var listed: @Sendable () -> [(schema: TableSchema, kind: String)] {
        let site = tables.map { ($0.schema, "site") }
        let archived = archived.map { ($0.schema, "archive") }
        let own = [Self.tables, Self.columns, Self.settings, Self.requests].map { ($0, "session") }
        let files = files.map { ($0.schema, $0 is any RemoteTable ? "catalog" : "file") }
        return { [objects] in
            site + own + archived + files + objects.snapshotSchemas.map { ($0, "table") }
                + objects.viewSchemas.map { ($0, "view") }
        }
    }

    private static let tables = TableSchema(
        name: "esmql_tables",
        columns: [
            Column("name", .text, summary: "the table's name"),
            Column("summary", .text, summary: "what it holds"),
            Column("section", .text, summary: "the section of the API reference"),
            Column("method", .text, summary: "the HTTP method of its requests"),
            Column("path", .text, summary: "the path of its requests"),
            Column("required", .text, summary: "columns without a value for which it cannot be read"),
            Column("parameters", .text, summary: "columns whose = and IN reach the API"),
            Column("time_column", .text, summary: "the column whose bounds reach the API"),
            Column("paging", .text, summary: "how the API hands out its rows"),
            Column("requests_per_minute", .integer, summary: "how often the API may be asked"),
            Column("kind", .text, codes: .kinds, summary: "where its rows come from"),
            Column("page_size", .integer, summary: "how many rows the reference allows a page"),
            Column("rate", .text, summary: "how often the reference allows requests"),
        ], summary: "the tables that a query can name"
    ).documented

    private static let columns = TableSchema(
        name: "esmql_columns",
        columns: [
            Column("table_name", .text, summary: "the table"),
            Column("position", .integer, summary: "the column's place in the table, from 1"),
            Column("name", .text, summary: "the column's name"),
            Column("type", .text, summary: "TEXT, INTEGER, REAL, TIME or JSON"),
            Column("wire_names", .text, summary: "what the API calls it, where that differs"),
            Column("parameter", .text, summary: "the parameter that its = and IN reach"),
            Column("is_required", .integer, summary: "1 where the table cannot be read without a value"),
            Column("is_hidden", .integer, summary: "1 where * leaves it out"),
            Column("summary", .text, summary: "what it means"),
            Column("unit", .text, summary: "the unit of its numbers"),
            Column("codes", .json, summary: "what its values stand for, an object"),
            Column("operators", .text, summary: "the operators that reach the API"),
            Column(
                "is_exact", .integer,
                summary: "1 where the API then sends no other rows, 0 where perhaps more"),
            Column("default_values", .text, summary: "what is asked for one by one where a query names none"),
        ], summary: "the columns of all tables"
    ).documented

    private static let settings = TableSchema(
        name: "esmql_settings",
        columns: [
            Column("name", .text, summary: "the setting"),
            Column("value", .text, summary: "its value, NULL where it is not set; secrets are masked"),
            Column("origin", .text, summary: "where the value comes from; NULL where a program set it"),
        ], summary: "how the session is set up"
    ).documented

    private static let requests = TableSchema(
        name: "esmql_requests",
        columns: [
            Column("started_at", .time, summary: "when it was sent, by this machine's clock"),
            Column("table_name", .text, summary: "the table that it was for; NULL for a sign-in"),
            Column("endpoint", .text, summary: "the call, or sign_in"),
            Column("method", .text, summary: "the HTTP method"),
            Column("path", .text, summary: "the path, percent-encoded"),
            Column("query", .text, summary: "the parameters, percent-encoded"),
            Column("status", .integer, summary: "the HTTP status; NULL where there was no answer"),
            Column("rows", .integer, summary: "the rows of the answer; NULL where it had no list"),
            Column("bytes", .integer, unit: .bytes, summary: "the size of the answer"),
            Column(
                "milliseconds", .real, unit: .milliseconds, summary: "from sending to the answer's last byte"),
            Column("attempt", .integer, summary: "counts the requests for one page, from 1"),
            Column("request_id", .text, summary: "the id that the site gave it"),
            Column("error", .text, summary: "how it failed; NULL where it did not"),
            Column(
                "cached", .integer,
                summary: "1 where nothing was sent: the page was one of the session's cache"),
        ], summary: "the requests of the session so far"
    ).documented
}
