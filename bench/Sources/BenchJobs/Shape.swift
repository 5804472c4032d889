import QueryEngine

/// The shape of a table: what its items hold and what becomes of them.
struct Shape {
    /// A member of an item.
    struct Member {
        /// The key of the item.
        let key: String
        /// The type of the column.
        let type: ColumnType
        /// The text of row `row`, as the site sends it.
        let text: @Sendable (_ row: Int) -> String
    }

    /// The members, in the order of an item.
    let members: [Member]

    /// The table as the engine knows it.
    var schema: TableSchema {
        TableSchema(name: "t", columns: members.map { Column($0.key, $0.type) })
    }

    /// The table as SQLite knows it.
    var createTable: String {
        let columns = members.map {
            "\($0.key) \($0.type == .real ? "real" : $0.type == .integer ? "integer" : "text")"
        }
        return "create table t (\(columns.joined(separator: ", ")))"
    }

    /// A query that needs every column of every row and costs SQLite little.
    var query: String {
        "select count(*) from t where coalesce(\(members.map(\.key).joined(separator: ", "))) <> 'none'"
    }

    private static let start = 1_793_836_800_000

    private static func number(_ row: Int) -> Int {
        var hash = UInt64(truncatingIfNeeded: row) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
        return Int(hash >> 40)
    }

    private static func hundredths(_ row: Int) -> String {
        let value = number(row) % 10_000
        let rest = value % 100
        return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func constant(_ key: String, _ text: String) -> Member {
        Member(key: key, type: .text) { _ in text }
    }

    /// Six members, as metrics of network devices have them.
    static let six = Shape(members: [
        Member(key: "device_ip", type: .text) { "10.64.\($0 / 8 / 200 % 2).\($0 / 8 % 200 + 1)" },
        constant("res_type", "2"),
        Member(key: "metric", type: .text) { ["59", "60", "14", "18", "101", "102", "61", "52"][$0 % 8] },
        constant("region_id", "region-one-1"),
        Member(key: "value", type: .real) { number($0) % 400 == 0 ? "" : hundredths($0) },
        Member(key: "timestamp", type: .time) { "\(start + $0 * 431)" },
    ])

    /// Thirteen members, as metrics of servers have them.
    static let thirteen = Shape(members: [
        Member(key: "sn", type: .text) { "SN\(100_000 + $0 % 700)" },
        Member(key: "time", type: .time) { "\(start + $0 * 431)" },
        constant("dates", "20261105"),
        Member(key: "metric", type: .text) {
            ["CPUUsagePercent", "MemoryUsagePercent", "PowerWatts"][$0 % 3]
        },
        Member(key: "value", type: .real) { hundredths($0) },
        constant("model", "Model 2288"),
        constant("usage", "compute"),
        constant("region_code", "region-one-1"),
        Member(key: "az_code", type: .text) { "az\($0 % 3 + 1)" },
        constant("dc_code", "dc1"),
        Member(key: "room_code", type: .text) { "\($0 % 4)" },
        Member(key: "pack_code", type: .text) { "R\($0 % 40)" },
        Member(key: "slot_number", type: .integer) { "\($0 % 42)" },
    ])
}
