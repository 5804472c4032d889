import QueryEngine
import TestSupport

@testable import ESMQLArchive

/// What a generated column holds.
enum WorldKind: CaseIterable {
    case integer, real, text, service, time
}

/// A table of a world: the schema, its rows, and of a snapshot when each of them was so.
struct WorldTable: Sendable {
    let schema: TableSchema
    let kinds: [WorldKind]
    var rows: [[Value]]
    /// From when until when each row was so; empty for a table with a time.
    var validity: [(from: Value, to: Value)] = []
}

/// A handful of tables with rows: NULLs, duplicates, texts that differ in case or are numbers, times a millisecond apart.
struct ArchiveWorld: Sendable {
    /// 2026-11-01 00:00:00 UTC.
    static let now: Int64 = 1_793_491_200_000
    static let services = Enumeration(["EVS": [], "ECS_VM": ["ecs"], "DeH": ["dedicated"]])
    static let texts = ["a", "b", "A", "7", "07", "1", "a_b", "a%b", "é", "É", "", " a ", "x'y", "\\", "evs"]

    let tables: [WorldTable]

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        tables = [
            Self.table(
                "metrics",
                [
                    ("at", .time), ("host", .text), ("metric", .text), ("service", .service),
                    ("value", .real),
                    ("n", .integer),
                ], time: "at", count: 24, &random),
            Self.table(
                "alarms", [("at", .time), ("host", .text), ("severity", .integer), ("note", .text)],
                time: "at",
                count: 12, &random),
            Self.table(
                "hosts",
                [
                    ("host", .text), ("cores", .integer), ("ram", .real), ("service", .service),
                    ("seen", .time),
                ], time: nil, count: 9, &random),
        ]
    }

    private static func table(
        _ name: String, _ columns: [(String, WorldKind)], time: String?, count: Int,
        _ random: inout SeededRandom
    ) -> WorldTable {
        let schema = TableSchema(
            name: name,
            columns: columns.map { column, kind in
                let type: ColumnType =
                    switch kind {
                    case .integer: .integer
                    case .real: .real
                    case .text, .service: .text
                    case .time: .time
                    }
                return Column(
                    column, type, wire: ["Wire_\(column)"], source: ColumnSource.none,
                    enumeration: kind == .service ? services : nil)
            }, timeColumn: time)
        var rows = (0..<random.number((count / 2)...count)).map { _ in
            columns.map { column, kind in value(kind, isKey: column == time, &random) }
        }
        if let row = random.element(rows), random.chance(60) { rows.append(row) }
        var table = WorldTable(schema: schema, kinds: columns.map(\.1), rows: rows)
        guard time == nil else { return table }
        table.validity = rows.map { _ in
            let from = now - Int64(random.number(2...9)) * 86_400_000
            let isOver = random.chance(40)
            return (
                .text(TimeText.format(from) ?? ""),
                isOver ? .text(TimeText.format(from + Int64(random.number(1...2)) * 86_400_000) ?? "") : .null
            )
        }
        return table
    }

    private static func value(_ kind: WorldKind, isKey: Bool, _ random: inout SeededRandom) -> Value {
        if !isKey, random.chance(15) { return .null }
        switch kind {
        case .integer:
            return .integer(random.chance(4) ? 9_007_199_254_740_993 : Int64(random.number(-2...8)))
        case .text: return .text(random.element(texts) ?? "a")
        case .real: return .real(Double(random.number(-6...14)) / 4)
        // A value that nobody knows keeps the spelling that it came in.
        case .service:
            return .text(
                random.chance(12) ? random.pick("NAS", "nas") : random.element(services.values) ?? "")
        case .time: return .text(TimeText.format(time(&random)) ?? "")
        }
    }

    /// An instant out of few, some of them a millisecond apart.
    static func time(_ random: inout SeededRandom) -> Int64 {
        let days = Int64(random.number(1...3))
        return now - days * 86_400_000 + random.pick(0, 1, 999, 1000, 1500, 43_200_000, -1)
    }
}

extension ArchiveWorld {
    /// The tables as queries name those of the archive, their rows in memory.
    var plain: [any TableProvider] {
        get throws {
            try tables.flatMap { table in
                try ArchiveView.views(of: ArchiveTable(table.schema)).map { view in
                    RowsTable(schema: view.schema, rows: table.rows(of: view))
                }
            }
        }
    }
}

extension WorldTable {
    /// The rows of a view of the table.
    func rows(of view: ArchiveView) -> [[Value]] {
        guard !validity.isEmpty else { return rows }
        let isHistory = view.schema.name.hasSuffix("_history")
        return zip(rows, validity).compactMap { row, valid in
            if isHistory { return row + [valid.from, valid.to] }
            return valid.to == .null ? row + [valid.from] : nil
        }
    }
}

/// A table of rows in memory.
struct RowsTable: TableProvider {
    let schema: TableSchema
    let rows: [[Value]]

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        SinglePage { [rows] in Page(.rows(rows.map { row in request.columns.map { row[$0] } }), fetchedAt: 0)
        }
    }

    var cost: ScanCost { .free }

    func requestLine(for request: ScanRequest) -> String { "none" }
}
