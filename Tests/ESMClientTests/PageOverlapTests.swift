import Testing

@testable import ESMClient

@Suite struct PageOverlapTests {
    private func page(_ ids: [Int], total: Int?, offset: Int = 0) -> WirePage {
        let rows = ids.map { #" {"id": \#($0), "name": "n\#($0)"}"# }.joined(separator: " ,")
        let head = #"{"total": 1, "list": "#
        let list = "[\(rows) ]"
        return WirePage(
            bytes: Array((head + list + "}").utf8), list: head.utf8.count..<head.utf8.count + list.utf8.count,
            itemCount: ids.count, total: total, offset: offset)
    }

    private func ids(_ page: WirePage) throws -> [Int] {
        let list = try #require(page.list)
        let text = String(decoding: page.bytes[list], as: UTF8.self)
        #expect(text.hasPrefix("[") && text.hasSuffix("]"))
        return text.matches(of: #/"id": (\d+)/#).compactMap { Int($0.1) }
    }

    @Test func theTailThatComesAgainIsFoundAndTakenOut() throws {
        let overlap = try #require(
            PageOverlap(of: page([3, 4, 5, 6], total: 9), with: page([1, 2, 3, 4], total: 8)))
        #expect(overlap.count(upTo: 4) == 2)
        #expect(overlap.hasDistinctRows)
        let rest = overlap.page(without: 2)
        #expect(try ids(rest) == [5, 6])
        #expect(rest.itemCount == 2)
        let envelope = try Envelope(rest.bytes)
        #expect(envelope.list == rest.list)
        #expect(envelope.itemCount == 2)
    }

    @Test func pagesThatOnlyTouchHaveNone() {
        #expect(PageOverlap(of: page([4, 5], total: nil), with: page([1, 2, 3], total: nil)) == nil)
    }

    @Test func rowsInTheMiddleAreNoTail() throws {
        let overlap = try #require(
            PageOverlap(of: page([2, 9], total: nil), with: page([1, 2, 3], total: nil)))
        #expect(overlap.count(upTo: 2) == 0)
    }

    /// Runs a schedule of pages of three rows over what the site holds at each request.
    private func read(_ states: [[Int]], totals: Bool = true) throws -> [Int] {
        var schedule = PageSchedule(unit: .rows, pageSize: 3, firstPageSize: nil, isSingle: false)
        var found: [Int] = []
        var number = 0
        while let request = schedule.next() {
            let state = states[min(number, states.count - 1)]
            number += 1
            let rows = Array(state.dropFirst(request.offset).prefix(request.size))
            let answer = page(rows, total: totals ? state.count : nil, offset: request.offset)
            guard let part = try schedule.accept(FetchedPage(answer), for: request) else { break }
            found += try ids(part)
        }
        return found
    }

    private let before = Array(1...10)

    @Test func rowsPutInBeforeTheReaderCostNothing() throws {
        #expect(try read([before, [90] + before]) == before)
        #expect(try read([before, before, [90, 91] + before]) == before)
        #expect(try read([before, [90] + before, [91, 90] + before]) == before)
    }

    @Test func rowsPutInBehindTheReaderAreRead() throws {
        #expect(try read([before, before + [90]]) == before + [90])
        #expect(
            try read([before, [1, 2, 3, 4, 5, 90, 6, 7, 8, 9, 10]]) == [1, 2, 3, 4, 5, 90, 6, 7, 8, 9, 10])
    }

    @Test func rowsTakenOutAreAnError() {
        #expect(throws: ESMClientError.self) { try read([before, Array(2...10)]) }
    }

    @Test func aShiftThatTheTotalDoesNotShowIsAnError() {
        // One row put in, another one taken out at the end.
        #expect(throws: ESMClientError.self) { try read([before, [90] + Array(1...9)]) }
        #expect(throws: ESMClientError.self) { try read([before, [90] + before], totals: false) }
    }

    @Test func equalRowsAreLeftAloneWhereTheTableHasThem() throws {
        let rows = [1, 1, 2, 2, 3, 3]
        #expect(try read([rows]) == rows)
    }

    @Test func aSiteThatCountsRowsWherePagesAreSetIsFound() {
        var schedule = PageSchedule(unit: .pages, pageSize: 3, firstPageSize: nil, isSingle: false)
        let error = #expect(throws: ESMClientError.self) {
            while let request = schedule.next() {
                let rows = Array(before.prefix(9).dropFirst(request.offsetValue).prefix(3))
                _ = try schedule.accept(
                    FetchedPage(page(rows, total: 9, offset: request.offset)), for: request)
            }
        }
        #expect(error?.message.contains("offset_unit") == true)
    }
}
