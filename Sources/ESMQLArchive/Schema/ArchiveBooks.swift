/// The archive's own tables: what it holds, how far it reaches, and what was read when.
enum ArchiveBooks {
    /// The schema in which they are.
    static let schema = "esmql"
    /// The form of these tables that this version writes.
    static let layout = 1

    /// The statements that make them, harmless where they are there already.
    static func creation(in engine: ArchiveEngine) -> [String] {
        let distribution = engine == .gaussdb ? " distribute by replication" : ""
        let schemas = [schema, ArchiveTable.dataSchema, ArchiveTable.partitionSchema]
        return schemas.map { "create schema if not exists \($0)" } + [
            """
            create table if not exists esmql.archive (layout int primary key, created_at timestamptz(3) not null \
            default now())\(distribution)
            """,
            """
            create table if not exists esmql.tables (name text primary key, kind text not null, time_column text, \
            identity text not null, created_at timestamptz(3) not null default now())\(distribution)
            """,
            """
            create table if not exists esmql.watermarks (table_name text not null, parameters text not null, \
            since timestamptz(3), until timestamptz(3), primary key (table_name, parameters))\(distribution)
            """,
            """
            create table if not exists esmql.sync_log (id uuid primary key, table_name text not null, \
            parameters text not null, window_from timestamptz(3), window_to timestamptz(3), \
            started_at timestamptz(3) not null, finished_at timestamptz(3) not null, rows_read bigint not null, \
            rows_new bigint not null, rows_changed bigint not null, rows_ended bigint not null, \
            requests bigint not null)
            """,
            "insert into esmql.archive (layout) values (\(layout)) on conflict do nothing",
            "comment on schema esmql is 'what esmql sync knows of the archive'",
            "comment on schema archive is 'the tables of the archive, filled by esmql sync'",
            "comment on table esmql.watermarks is 'from when to when each table has all rows'",
            "comment on table esmql.sync_log is 'what was read when, a row a window'",
        ]
    }
}
