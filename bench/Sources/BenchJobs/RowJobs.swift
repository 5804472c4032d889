import CBench
import Foundation
import QueryEngine

/// Page bytes to rows of SQLite, by the engine and by other ways.
enum RowJobs {
    /// By the engine.
    static func engine(_ shape: Shape, rows: Int) async throws -> (Measurement, Int) {
        let sample = SamplePages(shape)
        let provider = PagesProvider(sample, count: rows / SamplePages.rowsPerPage)
        let engine = Engine(catalog: Catalog([provider])) { 1_793_923_200_000 }
        return try await Measurement.of {
            let result = try await engine.query(shape.query)
            for try await row in result.rows {
                if case .integer(let count) = row[0] { return Int(count) }
            }
            return -1
        }
    }

    /// By SQLite alone: the values are there already.
    static func bound(_ shape: Shape, rows: Int) async -> (Measurement, Int) {
        let pages = SamplePages(shape).cells()
        let width = Int32(shape.members.count)
        return await Measurement.of {
            let database = bench_open(shape.createTable)
            let insert = bench_insert(database, width, 10)
            for page in 0..<rows / SamplePages.rowsPerPage {
                bench_insert_rows(insert, width, pages[page % pages.count], SamplePages.rowsPerPage)
            }
            return bench_integer(database, shape.query)
        }
    }

    /// By `JSONDecoder` and SQLite.
    static func decoder(_ shape: Shape, rows: Int) async throws -> (Measurement, Int) {
        let sample = SamplePages(shape)
        return try await Measurement.of {
            try inserting(sample, rows: rows) { body in
                try JSONDecoder().decode(Envelope.self, from: body).list
            }
        }
    }

    /// By `JSONSerialization` and SQLite.
    static func serialization(_ shape: Shape, rows: Int) async throws -> (Measurement, Int) {
        let sample = SamplePages(shape)
        return try await Measurement.of {
            try inserting(sample, rows: rows) { body in
                let document = try JSONSerialization.jsonObject(with: body) as? [String: Any]
                return document?["list"] as? [[String: String]] ?? []
            }
        }
    }

    private struct Envelope: Decodable {
        let list: [[String: String]]
    }

    /// Inserts the items of each page, ten to a VALUES.
    private static func inserting(
        _ sample: SamplePages, rows: Int, _ items: (Data) throws -> [[String: String]]
    ) rethrows -> Int {
        let members = sample.shape.members
        let database = bench_open(sample.shape.createTable)
        let insert = bench_insert(database, Int32(members.count), 10)
        for page in 0..<rows / SamplePages.rowsPerPage {
            let list = try items(Data(sample.bodies[page % sample.bodies.count]))
            for first in stride(from: 0, to: list.count, by: 10) {
                var place: Int32 = 0
                for item in list[first..<first + 10] {
                    for member in members {
                        place += 1
                        bind(item[member.key] ?? "", member.type, insert, place)
                    }
                }
                sqlite3_step(insert)
                sqlite3_reset(insert)
            }
        }
        return bench_integer(database, sample.shape.query)
    }

    private static func bind(_ text: String, _ type: ColumnType, _ insert: OpaquePointer?, _ place: Int32) {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch type {
        case .real:
            if let value = Double(text) {
                sqlite3_bind_double(insert, place, value)
            } else {
                sqlite3_bind_null(insert, place)
            }
        case .integer:
            if let value = Int64(text) {
                sqlite3_bind_int64(insert, place, value)
            } else {
                sqlite3_bind_null(insert, place)
            }
        case .time:
            sqlite3_bind_text(insert, place, Int64(text).flatMap(TimeText.format) ?? "", -1, copied)
        default: sqlite3_bind_text(insert, place, text, -1, copied)
        }
    }
}
