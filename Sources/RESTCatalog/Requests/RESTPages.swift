internal import ESMClient
internal import ESMQL
internal import QueryEngine

/// The pages of a scan; nothing is sent before the first one is asked for.
struct RESTPages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    let call: RESTCall
    let client: RESTClient

    func makeAsyncIterator() -> Iterator { Iterator(pages: self) }

    /// Fetches one page.
    static func fetch(
        _ call: RESTCall, _ position: RESTCall.Position, size: Int?, _ client: RESTClient
    ) async throws(QueryError) -> RESTPage {
        let target = try call.target(position, size: size)
        do {
            return try await client.get(target, name: call.table.schema.name, isFirst: position == .start) {
                answer throws(ESMClientError) in
                let page = try RESTPage(answer, of: call.table)
                return (page, page.count)
            }
        } catch { throw QueryError(error) }
    }

    struct Iterator: AsyncIteratorProtocol {
        private let pages: RESTPages
        private var position: RESTCall.Position? = .start
        private var number = 0
        private var rows = 0
        private var last: [UInt8] = []
        /// Where the scan has been, for those that go by what answers say.
        private var visited: Set<RESTCall.Position> = []

        init(pages: RESTPages) {
            self.pages = pages
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            guard let position else { return nil }
            let table = pages.call.table
            let page = try await RESTPages.fetch(
                pages.call, position, size: table.paging.rows, pages.client)
            number += 1
            rows += page.count
            if number > 1, page.count > 0, page.items == last {
                throw failure("page \(number) is page \(number - 1) once more", code: "incomplete")
            }
            last = page.items
            self.position = try following(page, position)
            if self.position == nil, let total = page.total, rows < total {
                throw failure("the API announced \(total) rows and sent \(rows)", code: "incomplete")
            }
            return Page(
                .json(page.items, items: 0..<page.items.count), total: page.total,
                pages: pageCount(page.total), fetchedAt: page.fetchedAt, requestID: page.requestID,
                label: "page \(number)")
        }

        /// Where the next page is; nil where there is none.
        private mutating func following(
            _ page: RESTPage, _ position: RESTCall.Position
        ) throws(QueryError) -> RESTCall.Position? {
            let paging = pages.call.table.paging
            switch paging.kind {
            case .none: return nil
            case .offset: return isLast(page, paging) ? nil : .offset(rows)
            case .page(_, let first): return isLast(page, paging) ? nil : .page(first + number)
            case .marker:
                guard let marker = page.next, !marker.isEmpty else { return nil }
                return try once(.marker(marker))
            case .link:
                guard let address = page.next, !address.isEmpty else { return nil }
                guard let target = pages.client.target(of: address) else {
                    throw failure(
                        "the address of the next page is not one of the API's own", code: "bad-response")
                }
                return try once(.link(target))
            }
        }

        private func isLast(_ page: RESTPage, _ paging: Paging) -> Bool {
            if page.count == 0 { return true }
            if let total = page.total { return rows >= total }
            return paging.endsWithShortPage && page.count < paging.rows ?? 0
        }

        private mutating func once(_ position: RESTCall.Position) throws(QueryError) -> RESTCall.Position {
            guard visited.insert(position).inserted else {
                throw failure("page \(number) leads back to a page before it", code: "incomplete")
            }
            return position
        }

        private func pageCount(_ total: Int?) -> Int? {
            guard let total, let size = pages.call.table.paging.rows else { return nil }
            return Swift.max(1, total / size + (total % size == 0 ? 0 : 1))
        }

        private func failure(_ message: String, code: String) -> QueryError {
            QueryError(.site, code: code, message: "\(pages.call.table.schema.name): \(message)")
        }
    }
}
