import QueryEngine
import Synchronization

/// A site in memory whose tables change while it is asked, with a clock that the test sets.
final class MemorySite: Sendable {
    /// A table of the site.
    struct Table {
        var schema: TableSchema
        /// The rows, with a value for each visible column.
        var rows: [[Value]] = []
    }

    private struct State {
        var now: Int64
        var tables: [String: Table] = [:]
        var requests = 0
    }

    private let state: Mutex<State>
    private let names: [String]
    /// How many rows a page has.
    let pageSize: Int

    /// A site with some tables.
    init(_ tables: [Table], now: Int64, pageSize: Int = 10) {
        state = Mutex(
            State(now: now, tables: Dictionary(uniqueKeysWithValues: tables.map { ($0.schema.name, $0) })))
        names = tables.map(\.schema.name)
        self.pageSize = pageSize
    }

    /// The clock, in milliseconds since 1970.
    var now: Int64 {
        get { state.withLock(\.now) }
        set { state.withLock { $0.now = newValue } }
    }

    /// How many pages were asked for.
    var requests: Int { state.withLock(\.requests) }

    /// The rows of a table.
    subscript(_ table: String) -> [[Value]] {
        get { state.withLock { $0.tables[table]?.rows ?? [] } }
        set { state.withLock { $0.tables[table]?.rows = newValue } }
    }

    /// An engine over the site.
    var engine: Engine {
        let providers = names.compactMap { name in
            state.withLock { $0.tables[name]?.schema }.map { Provider(schema: $0, site: self) }
        }
        return Engine(catalog: Catalog(providers)) { self.now }
    }

    private struct Provider: TableProvider {
        let schema: TableSchema
        let site: MemorySite

        var cost: ScanCost { ScanCost(pageSize: site.pageSize) }

        func requestLine(for request: ScanRequest) -> String { "GET /\(schema.name)" }

        func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
            let pages = site.pages(schema, request)
            return AsyncStream<Page>(unfolding: pages.next).map { (page: Page) throws -> Page in page }
        }
    }

    /// Hands out pages of the rows as they are when the first one is asked for.
    private final class Pages: Sendable {
        let rest: Mutex<[Page]?>
        let make: @Sendable () -> [Page]
        let onPage: @Sendable () -> Void

        init(_ make: @escaping @Sendable () -> [Page], onPage: @escaping @Sendable () -> Void) {
            rest = Mutex(nil)
            self.make = make
            self.onPage = onPage
        }

        @Sendable func next() async -> Page? {
            rest.withLock { rest in
                var pages = rest ?? make()
                defer { rest = pages }
                guard !pages.isEmpty else { return nil }
                onPage()
                return pages.removeFirst()
            }
        }
    }

    private func pages(_ schema: TableSchema, _ request: ScanRequest) -> Pages {
        Pages { [self] in
            let size = pageSize
            var rows = self[schema.name]
            if let window = request.window,
                let time = schema.columns.firstIndex(where: { $0.name == schema.timeColumn })
            {
                rows = rows.filter { row in
                    guard case .text(let text) = row[time], let instant = TimeText.milliseconds(of: text)
                    else {
                        return false
                    }
                    return (window.begin...window.end).contains(instant)
                }
            }
            for parameter in schema.parameters {
                guard let wanted = request.parameters[parameter.name],
                    let index = schema.columns.firstIndex(where: { $0.name == parameter.column })
                else { continue }
                rows = rows.filter { $0[index] == .text(wanted) }
            }
            let cells = rows.map { row in request.columns.map { row[$0] } }
            let count = max(1, (cells.count + size - 1) / size)
            return (0..<count).map { index in
                var page = Page(
                    .rows(Array(cells.dropFirst(index * size).prefix(size))), total: cells.count,
                    pages: count,
                    fetchedAt: now)
                page.label = "page \(index + 1)"
                return page
            }
        } onPage: { [self] in
            state.withLock { $0.requests += 1 }
        }
    }
}
