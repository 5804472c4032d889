internal import QueryEngine

extension TableSchema {
    /// A table with the hidden columns that every ESM table has, and those of its window where it has one.
    static func esm(
        _ name: String, _ summary: String, columns: [Column], parameters: [ScanParameter] = [],
        timeColumn: String? = nil,
        refine: @escaping @Sendable ([String: String]) -> [String: String] = { $0 }
    ) -> TableSchema {
        var hidden: [Column] = []
        if timeColumn != nil {
            hidden += [
                Column(
                    TableSchema.windowBegin, .time, source: .windowBegin, isHidden: true,
                    summary: "begin_time of the request; = sets it outright"),
                Column(
                    TableSchema.windowEnd, .time, source: .windowEnd, isHidden: true,
                    summary: "end_time of the request; = sets it outright"),
            ]
        }
        hidden += [
            Column(
                "_json", .json, source: .item, isHidden: true, summary: "the whole item as the site sent it"),
            Column(
                "_fetched_at", .time, source: .fetchedAt, isHidden: true, summary: "when the page was fetched"
            ),
            Column(
                "_request_id", .text, source: .requestID, isHidden: true,
                summary: "the id that the site gave the request"),
        ]
        return TableSchema(
            name: name, columns: columns + hidden, parameters: parameters, timeColumn: timeColumn,
            summary: LocalizedText(summary), refine: refine
        ).documented
    }
}
