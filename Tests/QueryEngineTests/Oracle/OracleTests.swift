import Foundation
import Testing

@testable import QueryEngine

/// The promise of push-down: the answer is the one that SQLite gives over the whole tables.
///
/// `ESMQL_ORACLE_QUERIES` sets how many queries are made up, `ESMQL_ORACLE_SEED` which ones.
@Suite struct OracleTests {
    /// How many queries run over the same tables.
    private static let perWorld = 25

    @Test func `push-down changes no answer`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let total = environment["ESMQL_ORACLE_QUERIES"].flatMap(Int.init) ?? 2000
        let seed = environment["ESMQL_ORACLE_SEED"].flatMap(UInt64.init) ?? 1
        var tally = OracleTally()
        for world in 0..<(total + Self.perWorld - 1) / Self.perWorld {
            let start = seed &+ UInt64(world) &* 1_000_003
            let oracle = try OracleRun(OracleWorld(seed: start))
            for number in 0..<min(Self.perWorld, total - world * Self.perWorld) {
                let querySeed = start &* 31 &+ UInt64(number)
                let outcome = await oracle.check(seed: querySeed)
                tally.add(outcome)
                if case .differs(let report) = outcome {
                    Issue.record(
                        "oracle query \(tally.all) of \(total), world seed \(start), query seed \(querySeed)\n\(report)"
                    )
                }
            }
            // A mistake shows in many queries; a few reports say enough.
            if tally.differences >= 10 { break }
        }
        #expect(tally.differences == 0, "\(tally.text)")
        #expect(tally.compared * 10 >= tally.all * 7, "too few queries can be compared: \(tally.text)")
        #expect(tally.withRows * 10 >= tally.compared * 3, "too few answers have rows: \(tally.text)")
        if environment["ESMQL_ORACLE_QUERIES"] != nil { print(tally.text) }
    }
}

/// What came of the queries.
struct OracleTally {
    var all = 0
    var compared = 0
    var withRows = 0
    var refused = 0
    var unreadable = 0
    var tooLong = 0
    var open = 0
    var differences = 0

    mutating func add(_ outcome: OracleOutcome) {
        all += 1
        switch outcome {
        case .same(let rows):
            compared += 1
            if rows > 0 { withRows += 1 }
        case .refusedByBoth: refused += 1
        case .missingParameter: unreadable += 1
        case .tooLong: tooLong += 1
        case .open: open += 1
        case .differs: differences += 1
        }
    }

    var text: String {
        "\(all) queries: \(compared) compared, \(withRows) of them with rows; \(unreadable) lack a required value, "
            + "\(refused) are refused by SQLite too, \(tooLong) take SQLite too long, \(open) depend on the order of rows, \(differences) differ"
    }
}
