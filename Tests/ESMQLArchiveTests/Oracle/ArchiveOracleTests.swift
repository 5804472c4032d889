import Foundation
import Testing

@testable import ESMQLArchive

/// The promise of the archive: a query answered there has the answer that SQLite gives over the same rows.
///
/// `ESMQL_ARCHIVE_QUERIES` sets how many queries are made up, `ESMQL_ORACLE_SEED` which ones.
@Suite struct ArchiveOracleTests {
    /// How many queries run over the same tables.
    private static let perWorld = 50

    @Test func `what the archive answers is what SQLite answers`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let total = environment["ESMQL_ARCHIVE_QUERIES"].flatMap(Int.init) ?? 250
        let seed = environment["ESMQL_ORACLE_SEED"].flatMap(UInt64.init) ?? 1
        var (compared, pushed, withRows, refused, different) = (0, 0, 0, 0, 0)
        for number in 0..<(total + Self.perWorld - 1) / Self.perWorld {
            let start = seed &+ UInt64(number) &* 1_000_003
            try await withDatabase { connection, url in
                let world = ArchiveWorld(seed: start)
                try await world.load(into: connection)
                let oracle = try ArchiveOracle(world, at: url)
                try await oracle.prepare()
                for index in 0..<min(Self.perWorld, total - number * Self.perWorld) {
                    let querySeed = start &* 31 &+ UInt64(index)
                    var queries = ArchiveQueries(seed: querySeed)
                    switch await oracle.check(queries.make()) {
                    case .same(let rows, let isPushed):
                        compared += 1
                        if rows > 0 { withRows += 1 }
                        if isPushed { pushed += 1 }
                    case .refused: refused += 1
                    case .differs(let report):
                        different += 1
                        if different <= 10 {
                            Issue.record("world seed \(start), query seed \(querySeed)\n\(report)")
                        }
                    }
                }
                await oracle.close()
            }
        }
        let tally =
            "\(total) queries: \(compared) compared, \(pushed) of them answered there, \(withRows) with rows, "
            + "\(refused) refused, \(different) differ"
        #expect(different == 0, "\(tally)")
        #expect(pushed * 10 >= compared * 4, "too few queries are answered there: \(tally)")
        #expect(withRows * 10 >= compared * 3, "too few answers have rows: \(tally)")
        if environment["ESMQL_ARCHIVE_QUERIES"] != nil { print(tally) }
    }
}
