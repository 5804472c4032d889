internal import ESMClient
internal import QueryEngine

/// The pages of a call as the engine takes them; nothing is sent before the first one is asked for.
struct EndpointPages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    /// What the engine stores of an answer, given the name of its page too.
    let content: @Sendable (WirePage, String) throws -> AnswerContent
    let start: @Sendable () throws(ESMClientError) -> PageSequence

    func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self)
    }

    struct Iterator: AsyncIteratorProtocol {
        let sequence: EndpointPages
        private var pages: PageSequence.Iterator?
        private var count = 0

        init(sequence: EndpointPages) {
            self.sequence = sequence
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            let page: WirePage?
            do {
                var pages = try self.pages ?? sequence.start().makeAsyncIterator()
                page = try await pages.next(isolation: actor)
                self.pages = pages
            } catch let error as ESMClientError {
                throw QueryError(error)
            }
            guard let page else { return nil }
            count += 1
            let label = "page \(count) (offset \(page.offset))"
            let answer = try sequence.content(page, label)
            var result = Page(
                answer.content, total: page.total, pages: page.pages, fetchedAt: page.fetchedAtMilliseconds,
                requestID: page.requestID, label: label)
            result.unreadable = answer.unreadable
            result.waited = page.waited
            // The client has looked at every byte.
            result.isUTF8 = true
            return result
        }
    }
}

extension WirePage {
    /// How many pages the call has, if all others are as long as this one; nil where no total was announced.
    fileprivate var pages: Int? {
        guard let total else { return nil }
        guard total > itemCount, itemCount > 0 else { return 1 }
        let (quotient, remainder) = total.quotientAndRemainder(dividingBy: itemCount)
        return quotient + (remainder == 0 ? 0 : 1)
    }
}
