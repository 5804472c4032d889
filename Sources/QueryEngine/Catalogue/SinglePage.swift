/// The pages of a table that has its rows in one piece, made when they are asked for.
public struct SinglePage: AsyncSequence, Sendable {
    /// A page.
    public typealias Element = Page
    /// Whatever making it throws.
    public typealias Failure = any Error

    private let make: @Sendable () async throws -> Page

    /// The one page of a scan.
    ///
    /// - Parameter make: makes it; called once an iteration.
    public init(_ make: @escaping @Sendable () async throws -> Page) {
        self.make = make
    }

    /// An iterator over the page.
    public func makeAsyncIterator() -> Iterator { Iterator(make: make) }

    /// Walks over the page.
    public struct Iterator: AsyncIteratorProtocol {
        private var make: (@Sendable () async throws -> Page)?

        init(make: @escaping @Sendable () async throws -> Page) {
            self.make = make
        }

        /// The page, then nil.
        ///
        /// - Parameter actor: the caller's isolation.
        /// - Returns: the page.
        /// - Throws: whatever making it throws.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            defer { make = nil }
            return try await make?()
        }
    }
}
