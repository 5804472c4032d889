import QueryEngine
import Synchronization

/// A site in memory: answers requests with pages of JSON made from rows, and remembers what it was asked.
///
/// It filters exactly by the parameters that it is given and by the window, ends included.
final class StubSite: TableProvider {
    /// A row as the wire has it: keys and raw JSON values.
    typealias Item = KeyValuePairs<String, String>

    let schema: TableSchema
    let items: [Item]
    private let pageSize: Int
    private let asked = Mutex<[ScanRequest]>([])
    private let counted = Mutex<[ScanRequest]>([])
    private let sentPages = Mutex(0)
    /// Throws on the page of this number, counted from 1.
    private let failingPage: Int?

    init(_ schema: TableSchema, items: [Item], pageSize: Int = 1000, failingPage: Int? = nil) {
        self.schema = schema
        self.items = items
        self.pageSize = pageSize
        self.failingPage = failingPage
    }

    /// The requests so far.
    var requests: [ScanRequest] { asked.withLock(\.self) }
    /// The questions for a number of rows so far.
    var counts: [ScanRequest] { counted.withLock(\.self) }
    /// How many pages were handed out.
    var pages: Int { sentPages.withLock(\.self) }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        asked.withLock { $0.append(request) }
        let matching = items.filter { matches($0, request) }
        let size = min(pageSize, max(1, request.rowHint ?? pageSize))
        var starts = Array(stride(from: 0, to: matching.count, by: size))
        if starts.isEmpty { starts = [0] }
        let pages = starts.map { start in
            let text =
                "["
                + matching[start..<min(start + size, matching.count)].map(Self.json).joined(separator: ", ")
                + "]"
            let bytes = Array(text.utf8)
            return Page(
                .json(bytes, items: 0..<bytes.count), total: matching.count, pages: starts.count,
                fetchedAt: 1_790_000_000_000,
                requestID: "r1", label: "page \(start / size + 1)")
        }
        return Pages(pages: pages, site: self)
    }

    func count(of request: ScanRequest) async throws -> Int? {
        counted.withLock { $0.append(request) }
        return items.count { matches($0, request) }
    }

    var cost: ScanCost { ScanCost(pageSize: pageSize, requestsPerMinute: 60, canCount: true) }

    func requestLine(for request: ScanRequest) -> String {
        var parts = request.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        if let window = request.window { parts.append("begin=\(window.begin)&end=\(window.end)") }
        return "GET /\(schema.name)?" + parts.joined(separator: "&")
    }

    private func matches(_ item: Item, _ request: ScanRequest) -> Bool {
        for (name, value) in request.parameters {
            guard let parameter = schema.parameters.first(where: { $0.name == name }),
                let column = schema.columns.first(where: { $0.name == parameter.column })
            else { return false }
            let keys = column.wireNames.isEmpty ? [column.name] : column.wireNames
            let raw = item.first { keys.contains($0.key) }?.value ?? "null"
            let sent = raw.trimmed(of: "\"").lowercased()
            // As the API does: asked for ECS_VM, it answers ecs-vm.
            if sent != value.lowercased(),
                sent != value.lowercased().split(separator: "_").joined(separator: "-")
            {
                return false
            }
        }
        guard let window = request.window, let name = schema.timeColumn else { return true }
        guard let raw = item.first(where: { $0.key == name })?.value, let time = Int64(raw.trimmed(of: "\""))
        else {
            return false
        }
        return time >= window.begin && time <= window.end
    }

    private static func json(_ item: Item) -> String {
        "{" + item.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
    }

    /// The pages one by one, counted as they leave.
    private struct Pages: AsyncSequence, Sendable {
        typealias Element = Page
        typealias Failure = any Error
        let pages: [Page]
        let site: StubSite

        func makeAsyncIterator() -> Iterator { Iterator(pages: pages, site: site) }

        struct Iterator: AsyncIteratorProtocol {
            let pages: [Page]
            let site: StubSite
            var next = 0

            mutating func next() async throws -> Page? {
                guard next < pages.count else { return nil }
                let number = site.sentPages.withLock { count in
                    count += 1
                    return count
                }
                if number == site.failingPage { throw StubFailure() }
                next += 1
                return pages[next - 1]
            }
        }
    }
}

/// What a stub site fails with.
struct StubFailure: Error {}

extension String {
    fileprivate func trimmed(of character: Character) -> String {
        var text = Substring(self)
        while text.first == character { text = text.dropFirst() }
        while text.last == character { text = text.dropLast() }
        return String(text)
    }
}
