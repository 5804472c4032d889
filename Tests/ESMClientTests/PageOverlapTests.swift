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
        let (now, earlier) = (page([3, 4, 5, 6], total: 9), page([1, 2, 3, 4], total: 8))
        #expect(PageOverlap.isPossible(now, after: earlier))
        let overlap = PageOverlap(of: now, with: [earlier])
        #expect(overlap.head == 2 && overlap.repeatedRows == 2)
        #expect(overlap.hasDistinctRows)
        let rest = overlap.page(without: 2)
        #expect(try ids(rest) == [5, 6])
        #expect(rest.itemCount == 2)
        let envelope = try Envelope(rest.bytes)
        #expect(envelope.list == rest.list)
        #expect(envelope.itemCount == 2)
    }

    @Test func pagesThatOnlyTouchHaveNone() {
        let (now, earlier) = (page([4, 5], total: nil), page([1, 2, 3], total: nil))
        #expect(!PageOverlap.isPossible(now, after: earlier))
        #expect(PageOverlap(of: now, with: [earlier]).repeatedRows == 0)
    }

    @Test func aRowThatComesAgainElsewhereIsNoHead() throws {
        let overlap = PageOverlap(of: page([9, 3], total: nil), with: [page([1, 2, 3], total: nil)])
        #expect(overlap.head == 0 && overlap.repeatedRows == 1)
    }

    /// Every shift by a page at most, and rows put in anywhere in between.
    @Test func everyShiftIsSeenAtOnce() {
        for shift in 1...3 {
            for place in 0...4 {
                let rows = Array(1...6)
                let now = Array(rows[..<min(place, 6)] + (90..<90 + shift) + rows[min(place, 6)...])[3..<6]
                let comesAgain = now.contains { $0 <= 3 }
                #expect(
                    PageOverlap.isPossible(page(Array(now), total: nil), after: page([1, 2, 3], total: nil))
                        == comesAgain)
            }
        }
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

    @Test func rowsThatCannotBeToldApartAreAnError() {
        // A new row is read, and the row before it comes again behind it.
        let mixed = [90, 1, 2, 91, 3, 4, 5, 6, 7, 8, 9, 10]
        #expect(throws: ESMClientError.self) { try read([before, mixed]) }
        #expect(throws: ESMClientError.self) { try read([before, mixed], totals: false) }
        // Equal rows: one that comes again may be another one.
        #expect(throws: ESMClientError.self) { try read([[1, 1, 2, 3, 4, 5], [90, 1, 1, 2, 3, 4, 5]]) }
        #expect(throws: ESMClientError.self) { try read([[1, 5, 5, 5, 6, 6], [1, 5, 5, 5, 6, 6, 90]]) }
    }

    @Test func moreRowsThanAPagePutInBeforeTheReader() throws {
        // They are found while the pages that they push on are remembered.
        let four = [90, 91, 92, 93]
        #expect(throws: ESMClientError.self) { try read([before, four + before]) }
        #expect(throws: ESMClientError.self) { try read([before, before, four + [94] + before]) }
        #expect(try read([before, before, before + four]) == before + four)
        let long = Array(1...30)
        #expect(try read(Array(repeating: long, count: 8) + [long + four]) == long + four)
        #expect(throws: ESMClientError.self) {
            try read(Array(repeating: long, count: 8) + [long + Array(70...82)])
        }
    }

    /// Rows put in, any number at any place, whenever: those of the beginning come once each, or there is an error.
    @Test func noRowIsLostOrComesTwice() throws {
        let rows = Array(1...12)
        for count in 1...7 {
            for place in 0...12 {
                for time in 1...4 {
                    let later = Array(rows[..<place] + (90..<90 + count) + rows[place...])
                    let found = try? read(Array(repeating: rows, count: time) + [later])
                    guard let found else { continue }
                    #expect(found.filter { $0 < 90 } == rows, "\(count) rows at \(place) after \(time) pages")
                    #expect(Set(found).count == found.count)
                }
            }
        }
    }

    @Test func aTableThatGrowsAllTheTimeIsReadToItsEnd() throws {
        let long = Array(1...40)
        // A row more at the end, or at the beginning, with each page.
        let later = (0...60).map { long + Array(100..<100 + min($0, 20)) }
        // What comes after the last page is not there yet.
        #expect(try read(later) == long + Array(100..<119))
        let earlier = (0...60).map { Array((100..<100 + min($0, 8)).reversed()) + long }
        #expect(try read(earlier) == long)
    }

    @Test func theHeadIsTheLongestOne() {
        func head(_ earlier: [Int], _ now: [Int]) -> Int {
            PageOverlap(of: page(now, total: nil), with: [page(earlier, total: nil)]).head
        }
        #expect(head([1, 2, 1, 2], [1, 2, 1, 2, 3]) == 4)
        #expect(head([2, 1, 1, 2, 1], [1, 2, 1, 1]) == 3)
        #expect(head([1, 1, 1], [1, 1]) == 2)
        #expect(head([1, 2, 3], [4]) == 0)
        #expect(head([1, 2, 3], []) == 0)
    }

    @Test func rowsTakenOutAreAnError() {
        #expect(throws: ESMClientError.self) { try read([before, Array(2...10)]) }
    }

    @Test func aShiftThatTheTotalDoesNotShowIsAnError() {
        // One row put in, another one taken out at the end.
        #expect(throws: ESMClientError.self) { try read([before, [90] + Array(1...9)]) }
        #expect(throws: ESMClientError.self) { try read([before, [90] + before], totals: false) }
        // Equal rows elsewhere in the page do not hide that two others come again.
        #expect(throws: ESMClientError.self) { try read([[2, 2, 3, 4, 5, 6], [90, 91, 2, 2, 3, 4]]) }
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
