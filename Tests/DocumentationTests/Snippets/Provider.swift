// snippet: provider
import Foundation
import QueryEngine

/// The files of a folder as a table: `select name, size from files where folder = '/var/log' order by size desc`.
struct FilesTable: TableProvider {
    let schema = TableSchema(
        name: "files",
        columns: [
            Column("folder", .text, source: .parameter("folder"), summary: "the folder that was asked for"),
            Column("name", .text, summary: "the file's name"),
            Column("size", .integer, unit: "bytes", summary: "how large it is"),
            Column("modified", .time, summary: "when it was changed last"),
        ],
        parameters: [ScanParameter("folder", column: "folder", isRequired: true)],
        summary: "the files of a folder")

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        SinglePage {
            let folder = URL(fileURLWithPath: request.parameters["folder"] ?? "/")
            let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey]
            let files = try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: keys)
            let rows = try files.map { file in
                let values = try file.resourceValues(forKeys: Set(keys))
                // A value for each column, of which the request wants only some, in their order.
                let all: [Value] = [
                    .text(folder.path), .text(file.lastPathComponent), Value(values.fileSize),
                    Value(values.contentModificationDate),
                ]
                return request.columns.map { all[$0] }
            }
            let now = Int64(Date.now.timeIntervalSince1970 * 1000)
            return Page(.rows(rows), total: rows.count, fetchedAt: now)
        }
    }

    func requestLine(for request: ScanRequest) -> String {
        "list \(request.parameters["folder"] ?? "{folder}")"
    }
}
// end

/// The snippets of QueryEngine's article on providers that use the table.
enum ProviderUse {
    static func largest(in folder: String) async throws -> [String] {
        // snippet: engine
        let engine = Engine(
            catalog: Catalog([FilesTable()]), now: { Int64(Date.now.timeIntervalSince1970 * 1000) })
        let names = try await engine.fetchAll(
            "select name from files where folder = \(folder) order by size desc limit 3", as: String.self)
        // end
        return names
    }
}
