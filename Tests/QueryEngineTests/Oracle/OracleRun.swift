import Foundation

@testable import QueryEngine

/// What comparing one query showed.
enum OracleOutcome {
    /// The answers are the same.
    case same(rows: Int)
    /// Neither takes the query.
    case refusedByBoth
    /// The engine says that a required parameter has no value, which SQLite over the whole tables never needs.
    case missingParameter
    /// SQLite itself takes too long.
    case tooLong
    /// SQLite's own answer is another one where the rows stand the other way round, as of a bare column beside `count(*)`.
    case open
    /// The answers differ; the text says how.
    case differs(String)
}

/// Compares the engine over the sites of a world with SQLite over its tables.
struct OracleRun {
    private let world: OracleWorld
    private let database: OracleDatabase
    /// An engine that keeps what it has fetched for the queries to come.
    private let keeping: Engine

    init(_ world: OracleWorld) throws {
        self.world = world
        database = try OracleDatabase(world)
        keeping = Self.engine(world, cacheLifetime: 1)
    }

    private static func engine(_ world: OracleWorld, cacheLifetime: Int64) -> Engine {
        // Without a condition on its time a table is read from 1970 on.
        Engine(
            catalog: Catalog(world.tables.map(OracleSite.init)), standardWindow: OracleWorld.now,
            cacheLifetime: cacheLifetime, now: { OracleWorld.now })
    }

    func check(seed: UInt64) async -> OracleOutcome {
        var generator = QueryGenerator(world: world, seed: seed)
        return await check(generator.make(), isKeeping: seed % 2 == 1)
    }

    /// Compares the answers; with `isKeeping` what earlier queries have fetched is used again.
    func check(_ query: OracleQuery, isKeeping: Bool = false) async -> OracleOutcome {
        let engine = isKeeping ? keeping : Self.engine(world, cacheLifetime: 0)
        let expected = Result { try database.answer(query.text.plain, query.parameters.plain) }
        if database.gaveUp { return .tooLong }
        let given: Answer
        do throws(QueryError) {
            let result = try await engine.query(
                query.text.engine, parameters: QueryParameters(positional: query.parameters.engine))
            given = Answer(result.columns.map(\.name), try await result.allRows().map(\.values))
        } catch {
            if error.code == "missing-parameter" { return .missingParameter }
            guard case .success(let answer) = expected else {
                return error.category == .query
                    ? .refusedByBoth : .differs(report(query, "\(error)", "an error"))
            }
            if error.category == .query, isRefusedWhereRead(query) { return .refusedByBoth }
            return .differs(report(query, "error \(error.code): \(error.message)", Self.text(answer)))
        }
        guard case .success(let answer) = expected else {
            return .differs(report(query, Self.text(given), "\(expected)"))
        }
        if isSame(given, answer, query) { return .same(rows: answer.rows.count) }
        if let other = try? OracleDatabase(world, isReversed: true).answer(
            query.text.plain, query.parameters.plain), !isSame(other, answer, query)
        {
            return .open
        }
        return .differs(report(query, Self.text(given), Self.text(answer)))
    }

    /// Whether SQLite refuses the query too where it reads all of it: what stands beside `IN ()` it drops with its names unread.
    private func isRefusedWhereRead(_ query: OracleQuery) -> Bool {
        let whole = query.text.plain.replacingOccurrences(of: " in ()", with: " in (null)")
        guard whole != query.text.plain else { return false }
        let answer = Result { try database.answer(whole, query.parameters.plain) }
        if case .failure = answer { return !database.gaveUp }
        return false
    }

    private func isSame(_ given: Answer, _ expected: Answer, _ query: OracleQuery) -> Bool {
        guard given.columns.count == expected.columns.count, given.rows.count == expected.rows.count else {
            return false
        }
        for (one, other) in zip(given.columns, expected.columns) where one != other { return false }
        if query.isOrdered { return given.rows == expected.rows }
        guard let unlimited = query.unlimited, query.limit.count >= 0 || query.limit.offset > 0 else {
            return Self.counts(given.rows) == Self.counts(expected.rows)
        }
        // Which rows a LIMIT keeps is open; how many it keeps is not, nor that they are rows of the answer.
        guard let all = try? database.answer(unlimited.plain, query.parameters.plain) else {
            return database.gaveUp
        }
        let there = Self.counts(all.rows)
        return Self.counts(given.rows).allSatisfy { there[$0.key, default: 0] >= $0.value }
    }

    private static func counts(_ rows: [[Value]]) -> [[Value]: Int] {
        Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
    }

    // MARK: Reports

    private func report(_ query: OracleQuery, _ given: String, _ expected: String) -> String {
        """
        query:    \(query.text.engine)
        values:   \(query.parameters.engine)
        in plain: \(query.text.plain)
        engine:   \(given)
        SQLite:   \(expected)
        tables:   \(world.tables.map { "\($0.schema.name) \(Self.text($0.rows))" }.joined(separator: "\n          "))
        needs:    \(world.tables.map { "\($0.schema.name): \($0.schema.parameters.map { "\($0.column)\($0.isExact ? "" : "~")" })" })
        """
    }

    private static func text(_ answer: Answer) -> String {
        "\(answer.columns) \(answer.rows.count) rows: " + text(answer.rows)
    }

    private static func text(_ rows: [[Value]]) -> String {
        rows.prefix(15).map { row in "[" + row.map(text).joined(separator: ", ") + "]" }.joined(
            separator: " ")
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .text(let text): "'\(text)'"
        case .blob(let blob): "\(blob)"
        }
    }
}
