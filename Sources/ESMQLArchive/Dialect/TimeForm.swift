internal import QueryEngine

/// How times of the archive are read, compared and cut in PostgreSQL's words.
enum TimeForm {
    /// An instant, in milliseconds since 1970.
    static func literal(_ milliseconds: Int64) -> String? {
        TimeText.format(milliseconds).map { "TIMESTAMPTZ '\($0)+00'" }
    }

    /// The text that SQLite has of a time.
    static func text(_ time: String) -> String {
        let utc = "(\(time) AT TIME ZONE 'UTC')"
        return
            "(to_char(\(utc), 'YYYY-MM-DD HH24:MI:SS') || CASE WHEN date_trunc('second', \(time)) = \(time) THEN '' "
            + "ELSE to_char(\(utc), '.MS') END)"
    }

    /// The start of the span of some milliseconds that a time lies in, the spans counted from 1970.
    static func bucket(_ time: String, _ milliseconds: Int64) -> String {
        "date_bin('\(milliseconds) milliseconds'::interval, \(time), TIMESTAMPTZ '1970-01-01 00:00:00+00')"
    }

    /// A time written as a pattern of PostgreSQL's `to_char` says.
    static func format(_ time: String, _ pattern: String) -> String {
        "to_char(\(time) AT TIME ZONE 'UTC', \(pattern.quotedLiteral))"
    }

    /// The whole seconds since 1970.
    static func seconds(_ time: String) -> String { "floor(extract(epoch from \(time)))::bigint" }

    /// The day of the week from 0 for Sunday, as text.
    static func weekday(_ time: String) -> String {
        "(extract(dow from \(time) AT TIME ZONE 'UTC'))::int::text"
    }
}
