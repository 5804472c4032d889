import QueryEngine
import Synchronization

/// A table's site: gives exactly the rows that its parameters claim to ask for, so that what is pushed wrongly
/// loses rows.
///
/// A vague parameter brings half of the other rows as well, NULLs among them. A window leaves both of its ends
/// out: the narrowest reading. A request without what the table requires fails.
final class OracleSite: TableProvider {
    let schema: TableSchema
    private let table: OracleTable
    private let count = Mutex(0)

    init(_ table: OracleTable) {
        self.table = table
        schema = table.schema
    }

    /// How many requests were made.
    var requests: Int { count.withLock(\.self) }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        count.withLock { $0 += 1 }
        let isComplete = isComplete(request)
        let rows = rows(of: request)
        let size = table.pageSize
        let pages = stride(from: 0, to: max(1, rows.count), by: size).map { start in
            Page(
                .rows(
                    rows[start..<min(start + size, rows.count)].map { row in request.columns.map { row[$0] } }
                ),
                total: rows.count, pages: max(1, (rows.count + size - 1) / size), fetchedAt: OracleWorld.now)
        }
        return AsyncThrowingStream { continuation in
            for page in pages where isComplete { continuation.yield(page) }
            continuation.finish(throwing: isComplete ? nil : StubFailure())
        }
    }

    func count(of request: ScanRequest) async throws -> Int? {
        count.withLock { $0 += 1 }
        guard isComplete(request) else { throw StubFailure() }
        // Some sites announce no total.
        return table.announcesTotal ? rows(of: request).count : nil
    }

    var cost: ScanCost { ScanCost(pageSize: table.pageSize, canCount: true) }

    func requestLine(for request: ScanRequest) -> String { "GET /\(schema.name)" }

    private func isComplete(_ request: ScanRequest) -> Bool {
        schema.parameters.allSatisfy { !$0.isRequired || request.parameters[$0.name] != nil }
    }

    private func rows(of request: ScanRequest) -> [[Value]] {
        table.rows.enumerated().filter { matches($0.element, $0.offset, request) }.map(\.element)
    }

    private func matches(_ row: [Value], _ number: Int, _ request: ScanRequest) -> Bool {
        for (name, asked) in request.parameters {
            guard let parameter = schema.parameters.first(where: { $0.name == name }),
                let index = schema.columns.firstIndex(where: { $0.name == parameter.column })
            else { return false }
            if !parameter.isExact, (number + asked.utf8.count) % 2 == 0 { continue }
            let text: String? =
                switch row[index] {
                case .text(let text): text
                case .integer(let integer): String(integer)
                default: nil
                }
            if text != asked { return false }
        }
        guard let window = request.window, let name = schema.timeColumn,
            let index = schema.columns.firstIndex(where: { $0.name == name })
        else { return true }
        guard case .text(let text) = row[index], let begin = TimeText.format(window.begin),
            let end = TimeText.format(window.end)
        else {
            // A row without a time is in the answer of whoever asks for all there is.
            return window.begin == 0
        }
        return text > begin && text < end
    }
}
