import ESMQL
import ESMSimulator
import Testing

/// The rows of an example query over the simulated site, beside those that the world behind it gives.
struct ExampleRows {
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    /// Runs an example and compares.
    ///
    /// - Parameters:
    ///   - name: the file's name without its extension.
    ///   - tolerance: how far figures may be apart, which are rounded at different places.
    ///   - requests: the requests that it may cost, by the last words of their paths.
    ///   - expected: works the rows out, in any order.
    ///   - sourceLocation: the test's place.
    /// - Throws: where the query fails.
    static func check(
        _ name: String, within tolerance: Double = 0.051, requests: (SimulatedWorld) -> [String: Int],
        rows expected: (SimulatedWorld) -> [[Value]], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(try TestFiles.example(name))
            let wanted = expected(tables.world)
            #expect(!rows.isEmpty, sourceLocation: sourceLocation)
            #expect(rows.count == wanted.count, sourceLocation: sourceLocation)
            for (row, other) in zip(rows.sorted(by: isBefore), wanted.sorted(by: isBefore)) {
                #expect(
                    isSame(row, other, within: tolerance), "\(row) is not \(other)",
                    sourceLocation: sourceLocation)
            }
            let counts = tables.requestLines.reduce(into: [String: Int]()) { counts, line in
                counts[line.split(separator: "/").suffix(2).joined(separator: "/"), default: 0] += 1
            }
            #expect(counts == requests(tables.world), sourceLocation: sourceLocation)
        }
    }

    /// How long ago something was.
    static func ago(_ milliseconds: Int64) -> Int64 { TablesSite.now - milliseconds }

    /// Pages of 1,000 rows, one at least.
    static func pages(_ rows: Int) -> Int { max(1, (rows + 999) / 1000) }

    static func average(_ values: [Double]) -> Value {
        values.isEmpty ? .null : .real(values.reduce(0, +) / Double(values.count))
    }

    private static func isSame(_ row: [Value], _ other: [Value], within tolerance: Double) -> Bool {
        row.count == other.count
            && zip(row, other).allSatisfy { pair in
                guard case (.real(let one), .real(let two)) = pair else { return pair.0 == pair.1 }
                return abs(one - two) < tolerance
            }
    }

    /// The order of the texts and integers: figures come late enough not to matter.
    private static func isBefore(_ row: [Value], _ other: [Value]) -> Bool { key(row) < key(other) }

    private static func key(_ row: [Value]) -> String {
        row.map { value in
            switch value {
            case .text(let text): text
            case .integer(let integer): String(integer)
            case .null: "null"
            case .real, .blob: ""
            }
        }.joined(separator: "|")
    }
}
