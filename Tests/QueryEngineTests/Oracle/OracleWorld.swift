import TestSupport

@testable import QueryEngine

/// The kinds of columns that the generated tables have.
enum OracleKind: CaseIterable {
    case integer, text, real, time, service
}

/// A table with all of its rows.
struct OracleTable: Sendable {
    let schema: TableSchema
    let kinds: [OracleKind]
    let rows: [[Value]]
    /// How many rows a page has.
    let pageSize: Int
    /// Whether its site counts rows without sending them.
    let announcesTotal: Bool

    /// The column that no request can do without.
    var required: Int? {
        schema.parameters.first(where: \.isRequired).flatMap { schema.ownColumnIndex($0.column) }
    }
}

/// A handful of tables with rows: NULLs, duplicates, values that equal others of another type.
struct OracleWorld: Sendable {
    /// 2026-11-01 00:00:00 UTC.
    static let now: Int64 = 1_793_491_200_000
    static let services = Enumeration(["EVS": [], "ECS_VM": ["ecs"], "DeH": ["dedicated"]])
    static let texts = ["a", "b", "A", "7", "07", "1", "evs"]

    let tables: [OracleTable]

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        tables = [
            Self.table(
                "hosts", [("id", .integer), ("host", .text), ("service", .service), ("x", .real)],
                exact: ["id", "service"], vague: ["host"], random: &random),
            Self.table(
                "metrics", [("id", .integer), ("host", .text), ("at", .time), ("service", .service)],
                exact: ["service"], vague: ["id"], time: "at", random: &random),
            Self.table(
                "vms", [("host", .text), ("n", .integer), ("name", .text)], exact: [], vague: ["n"],
                required: "host", random: &random),
            Self.table(
                "items", [("id", .integer), ("name", .text), ("x", .real)], exact: [], vague: [],
                random: &random),
            Self.table(
                "logs", [("code", .integer), ("at", .time), ("name", .text)], exact: ["name"], vague: [],
                required: "code", time: "at", random: &random),
            Self.table("labels", [("name", .text)], exact: ["name"], vague: [], random: &random),
        ]
    }

    private static func table(
        _ name: String, _ columns: [(String, OracleKind)], exact: [String], vague: [String],
        required: String? = nil, time: String? = nil, random: inout SeededRandom
    ) -> OracleTable {
        var parameters: [ScanParameter] = []
        for column in exact { parameters.append(ScanParameter("p_\(column)", column: column)) }
        for column in vague {
            parameters.append(ScanParameter("p_\(column)", column: column, isExact: false))
        }
        if let required {
            parameters.append(ScanParameter("p_\(required)", column: required, isRequired: true))
        }
        // A world in three has parameters that no request can be narrowed by.
        if random.chance(33) { parameters.removeAll { !$0.isRequired && random.chance(50) } }
        let schema = TableSchema(
            name: name,
            columns: columns.map { column, kind in
                Column(
                    column, type(kind), wire: ["Wire_\(column)"], source: ColumnSource.none,
                    enumeration: kind == .service ? services : nil)
            } + [Column("hidden", .text, source: ColumnSource.none, isHidden: true)],
            parameters: parameters, timeColumn: time, settling: time == nil ? nil : 1)
        let count = random.chance(8) ? 0 : random.number(4...14)
        var rows = (0..<count).map { _ in
            columns.map { column, kind in value(kind, isKey: column == required, &random) } + ["h"]
        }
        // Duplicates.
        if let row = random.element(rows), random.chance(60) { rows.append(row) }
        return OracleTable(
            schema: schema, kinds: columns.map(\.1), rows: rows, pageSize: random.number(1...5),
            announcesTotal: random.chance(80))
    }

    private static func type(_ kind: OracleKind) -> ColumnType {
        switch kind {
        case .integer: .integer
        case .text, .service: .text
        case .real: .real
        case .time: .time
        }
    }

    /// A value of a column; a key is never NULL.
    private static func value(_ kind: OracleKind, isKey: Bool, _ random: inout SeededRandom) -> Value {
        if !isKey, random.chance(15) { return .null }
        switch kind {
        case .integer: return .integer(Int64(number(&random)))
        case .text: return .text(random.element(texts) ?? "a")
        case .real: return .real(Double(random.number(0...12)) / 4)
        case .service: return .text(random.element(services.values) ?? "EVS")
        case .time: return .text(TimeText.format(time(&random)) ?? "")
        }
    }

    /// A number out of few, mostly one that a text can be equal to.
    static func number(_ random: inout SeededRandom) -> Int {
        random.chance(45) ? random.pick(1, 7) : random.number(1...8)
    }

    /// An instant out of few, some of them a millisecond apart.
    static func time(_ random: inout SeededRandom) -> Int64 {
        let days = Int64(random.number(1...3))
        return now - days * 86_400_000 + random.pick(0, 1, 2, 999, 1000, 43_200_000, -1)
    }
}
