import Foundation
import QueryEngine

@testable import ESMQLArchive

/// What comparing one query showed.
enum ArchiveOutcome {
    /// All three answers are the same; `isPushed` tells whether the archive answered the query as a whole.
    case same(rows: Int, isPushed: Bool)
    /// All refuse the query.
    case refused
    /// The answers differ; the text says how.
    case differs(String)
}

/// Compares three ways to answer a query over an archive: there, here over its rows, and by SQLite over the same rows.
struct ArchiveOracle {
    private let pushing: Engine
    private let fetching: Engine
    private let plain: Engine
    private let archive: Archive

    init(_ world: ArchiveWorld, at url: String) throws {
        archive = Archive(try ArchiveAddress(url)) { ArchiveWorld.now }
        let tables = try archive.tables(like: world.tables.map(\.schema))
        pushing = Self.engine(tables, archive)
        fetching = Self.engine(tables, archive)
        plain = Self.engine(try world.plain, nil)
    }

    private static func engine(_ tables: [any TableProvider], _ archive: Archive?) -> Engine {
        var engine = Engine(catalog: Catalog(tables), now: { ArchiveWorld.now })
        engine.remote = archive
        return engine
    }

    /// Has the second engine ask for rows only.
    func prepare() async throws {
        _ = try await fetching.query("set archive_pushdown = off").allRows()
    }

    func close() async { await archive.close() }

    func check(_ query: ArchiveQuery) async -> ArchiveOutcome {
        let expected = await Self.answer(plain, query.text)
        let fetched = await Self.answer(fetching, query.text)
        let pushed = await Self.answer(pushing, query.text)
        let sql = (try? await pushing.explanation(of: query.text))?.stages.first?.first
        let isPushed = sql?.table.hasPrefix("archive.query_") == true
        if case .failure = expected, case .failure = fetched, case .failure = pushed { return .refused }
        guard case .success(let rows) = expected else {
            return .differs(report(query, expected, fetched, pushed, sql))
        }
        guard case .success(let here) = fetched, Self.same(here, rows, query),
            case .success(let there) = pushed, Self.same(there, rows, query)
        else { return .differs(report(query, expected, fetched, pushed, sql)) }
        return .same(rows: rows.rows.count, isPushed: isPushed)
    }

    struct Answer {
        var columns: [ResultColumn]
        var rows: [[Value]]
    }

    private static func answer(_ engine: Engine, _ text: String) async -> Result<Answer, QueryError> {
        do throws(QueryError) {
            let result = try await engine.query(text)
            let rows = try await result.allRows().map(\.values)
            return .success(Answer(columns: result.columns, rows: rows))
        } catch { return .failure(error) }
    }

    private static func same(_ one: Answer, _ other: Answer, _ query: ArchiveQuery) -> Bool {
        guard one.columns == other.columns, one.rows.count == other.rows.count else { return false }
        let (mine, theirs) = (one.rows.map(text), other.rows.map(text))
        return query.isOrdered ? mine == theirs : mine.sorted() == theirs.sorted()
    }

    private static func text(_ row: [Value]) -> String {
        row.map { value in
            switch value {
            // The last digits of a REAL may depend on the order of rows; 0 and -0 are one.
            case .real(let real): "real(\(String(format: "%.11g", real + 0.0)))"
            // Where case does not matter, any row's spelling will do.
            case .text("NAS"): "text(\"nas\")"
            default: "\(value)"
            }
        }.joined(separator: ", ")
    }

    private func report(
        _ query: ArchiveQuery, _ expected: Result<Answer, QueryError>, _ fetched: Result<Answer, QueryError>,
        _ pushed: Result<Answer, QueryError>, _ scan: QueryExplanation.Scan?
    ) -> String {
        """
        query:   \(query.text)
        SQLite:  \(Self.text(expected))
        fetched: \(Self.text(fetched))
        pushed:  \(Self.text(pushed))
        sent:    \(scan?.requests.first ?? "nothing")
        """
    }

    private static func text(_ answer: Result<Answer, QueryError>) -> String {
        switch answer {
        case .success(let answer):
            "\(answer.columns.map { "\($0.name) \($0.type?.rawValue ?? "")" }) \(answer.rows.count) rows "
                + answer.rows.prefix(12).map { "[\(text($0))]" }.joined(separator: " ")
        case .failure(let error): "error \(error.code): \(error.message)"
        }
    }
}

extension Engine {
    /// What a query would do.
    func explanation(of text: String) async throws -> QueryExplanation? {
        try await query("explain " + text).explanation
    }
}
