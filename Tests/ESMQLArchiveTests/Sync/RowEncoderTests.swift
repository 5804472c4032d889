import Crypto
import QueryEngine
import Testing

@testable import ESMQLArchive

/// Rows as COPY takes them.
@Suite("Rows on their way to the archive", .timeLimit(.minutes(10)))
struct RowEncoderTests {
    private static let schema = TableSchema(
        name: "things",
        columns: [
            Column("name", .text), Column("count", .integer), Column("share", .real), Column("at", .time),
            Column("item", .json),
        ], timeColumn: "at")

    /// The values in the order of loading: `share` tells no rows apart.
    private static func row(
        _ name: Value, _ count: Value = 1, at: Value = "2026-11-02 12:00:00", share: Value = 0.5
    )
        -> [Value]
    {
        [name, count, at, .null, share]
    }

    @Test func whatIsWrittenIsWhatIsRead() async throws {
        let table = try ArchiveTable(Self.schema)
        #expect(table.loadOrder.map(\.name) == ["name", "count", "at", "item", "share"])
        let names: [Value] = [
            "", "\\N", "\\", "a\tb\nc\rd", "NULL", "漢字 🎼", "'\"$1", "e\u{301}", "\u{1}\u{7F}", .null,
            .text(String(repeating: "x\\", count: 5000)),
        ]
        let numbers: [Value] = [
            .real(0.1), .real(-1e300), .real(.leastNonzeroMagnitude), .integer(3), .real(-0.0),
            .real(.infinity),
        ]
        var encoder = RowEncoder(table)
        for name in names { encoder.append(Self.row(name, .integer(.min))) }
        for number in numbers { encoder.append(Self.row("n", at: "2026-11-02 12:00:00.007", share: number)) }
        try await withDatabase { connection, _ in
            try await connection.execute(ArchiveDefinition(table: table, engine: .postgresql).staging)
            #expect(
                try await connection.copy(SyncMerge(into: table).copy, encoder.take()) == names.count
                    + numbers.count)
            let rows = try await connection.rows("select name, count, at, item, share from esmql_staging")
            for (row, name) in zip(rows, names) { #expect(row == Self.row(name, .integer(.min))) }
            for (row, number) in zip(rows.dropFirst(names.count), numbers) {
                guard case .real(let stored) = row[4] else {
                    throw TestPostgreSQL.Failure(description: "\(row)")
                }
                if case .real(let given) = number { #expect(stored.bitPattern == given.bitPattern) }
                if case .integer(let given) = number { #expect(stored == Double(given)) }
                #expect(row[2] == "2026-11-02 12:00:00.007")
            }
        }
        #expect(encoder.misfits.isEmpty)
    }

    @Test func aNULBecomesTheSymbolForIt() throws {
        var encoder = RowEncoder(try ArchiveTable(Self.schema))
        encoder.append(Self.row("a\0b"))
        #expect(String(decoding: encoder.take(), as: UTF8.self).hasPrefix("a\u{2400}b\t1\t"))
    }

    @Test func whatHasNoPlaceIsNULLAndTold() throws {
        var encoder = RowEncoder(try ArchiveTable(Self.schema))
        encoder.append(Self.row("a", 1.5, at: "2026-11-02"))
        encoder.append(Self.row(.blob([1, 2]), "many", at: "2026-11-02 24:99", share: "half"))
        let lines = String(decoding: encoder.take(), as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t").dropLast().joined(separator: "|")
        }
        #expect(lines == ["a|\\N|2026-11-02 00:00:00+00|\\N|0.5", "\\N|\\N|\\N|\\N|\\N"])
        #expect(encoder.misfits.mapValues(\.count) == ["name": 1, "count": 2, "at": 1, "share": 1])
        #expect(encoder.misfits["count"]?.example == "1.5")
    }

    @Test func theKeyIsThatOfWhatTellsRowsApart() throws {
        var encoder = RowEncoder(try ArchiveTable(Self.schema))
        func keys() -> [String] {
            String(decoding: encoder.take(), as: UTF8.self).split(separator: "\n").map { line in
                String(line.split(separator: "\t").last ?? "")
            }
        }
        encoder.append(Self.row("a"))
        encoder.append(Self.row("a", share: 7))
        encoder.append(Self.row("b"))
        let first = keys()
        #expect(Set(first).count == 3)
        // Anybody can work the key out.
        let digest = SHA256.hash(data: Array("a\t1\t2026-11-02 12:00:00+00\t\\N\t".utf8))
        #expect(first[0] == digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        // In another window the same rows have the same keys.
        encoder.beginWindow()
        encoder.append(Self.row("b"))
        encoder.append(Self.row("a", share: 8))
        encoder.append(Self.row("a", share: 9))
        #expect(Set(keys()) == Set(first))
    }
}
