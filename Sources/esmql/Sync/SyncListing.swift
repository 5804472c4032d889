import ESMQL
import ESMQLArchive

/// What a sync writes: a row for each table.
enum SyncListing {
    /// The rows.
    static func answer(_ reports: [SyncReport]) -> Answer {
        let columns = [
            ResultColumn(name: "table", type: .text), ResultColumn(name: "since", type: .time),
            ResultColumn(name: "until", type: .time), ResultColumn(name: "read", type: .integer),
            ResultColumn(name: "new", type: .integer), ResultColumn(name: "changed", type: .integer),
            ResultColumn(name: "ended", type: .integer), ResultColumn(name: "requests", type: .integer),
        ]
        let rows = reports.map { report in
            let counts = [
                report.counts.read, report.counts.new, report.counts.changed, report.counts.ended,
                report.counts.requests,
            ]
            return Row(
                [.text(report.table), time(report.since), time(report.until)]
                    + counts.map { .integer(Int64($0)) })
        }
        return Answer(columns: columns, rows: rows)
    }

    private static func time(_ milliseconds: Int64?) -> Value {
        milliseconds.flatMap(TimeText.format).map(Value.text) ?? .null
    }
}
