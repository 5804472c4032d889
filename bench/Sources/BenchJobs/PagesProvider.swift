import QueryEngine

/// A table whose pages are there already.
struct PagesProvider: TableProvider {
    let schema: TableSchema
    let bodies: [[UInt8]]
    let items: [Range<Int>]
    /// How many pages a scan has; the bodies come again where there are fewer.
    let count: Int

    /// The pages of a sample.
    init(_ sample: SamplePages, count: Int) {
        schema = sample.shape.schema
        bodies = sample.bodies
        items = sample.items
        self.count = count
    }

    /// A table without rows, whose scans all look alike.
    init(empty schema: TableSchema) {
        self.schema = schema
        bodies = []
        items = []
        count = 0
    }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        Pages(provider: self)
    }

    func requestLine(for request: ScanRequest) -> String { "GET /\(schema.name)" }

    private struct Pages: AsyncSequence, Sendable {
        typealias Element = Page
        typealias Failure = any Error
        let provider: PagesProvider

        func makeAsyncIterator() -> Iterator { Iterator(provider: provider) }

        struct Iterator: AsyncIteratorProtocol {
            let provider: PagesProvider
            var next = 0

            mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
                guard next < provider.count else { return nil }
                defer { next += 1 }
                let place = next % provider.bodies.count
                return Page(
                    .json(provider.bodies[place], items: provider.items[place]), pages: provider.count,
                    fetchedAt: 1_793_923_200_000)
            }
        }
    }
}
