import Testing

@testable import ESMClient

/// Plays a schedule against a table of figures, one page at a time.
struct PageScheduleTests {
    /// A page with `count` rows whose bytes depend on `first`.
    private func page(_ first: Int, _ count: Int, total: Int?) -> FetchedPage {
        let bytes = Array("[\(first)-\(count)]".utf8)
        return FetchedPage(
            WirePage(bytes: bytes, list: 0..<bytes.count, itemCount: count, total: total, offset: first))
    }

    /// Runs to the end; the server answers with what `serve` makes of offset_value and page_size.
    private func run(
        unit: OffsetUnit = .rows, pageSize: Int = 10, firstPageSize: Int? = nil, isSingle: Bool = false,
        serve: (_ offsetValue: Int, _ size: Int) -> FetchedPage
    ) throws -> (requests: [String], rows: Int) {
        var schedule = PageSchedule(
            unit: unit, pageSize: pageSize, firstPageSize: firstPageSize, isSingle: isSingle)
        var requests: [String] = []
        var rows = 0
        while let request = schedule.next() {
            requests.append("\(request.offsetValue)+\(request.size)")
            guard requests.count < 100 else { throw ESMClientError(code: .incomplete, message: "endless") }
            let fetched = serve(request.offsetValue, request.size)
            rows += try schedule.accept(fetched, for: request)?.itemCount ?? 0
        }
        return (requests, rows)
    }

    /// A server over `rows` rows that never sends more than `cap`.
    private func server(_ rows: Int, cap: Int = 1000, total: Int? = -1) -> (Int, Int) -> FetchedPage {
        { offset, size in
            let announced = total == -1 ? rows : total
            return self.page(offset, max(0, min(size, cap, rows - offset)), total: announced)
        }
    }

    private func failure(_ work: () throws -> (requests: [String], rows: Int)) -> String? {
        do {
            _ = try work()
            return nil
        } catch {
            let error = error as? ESMClientError
            return error?.code == .incomplete ? error?.message : nil
        }
    }

    @Test func pagesFollowTheTotal() throws {
        let result = try run(serve: server(25))
        #expect(result.requests == ["0+10", "10+10", "20+10"])
        #expect(result.rows == 25)
        #expect(try run(serve: server(20)).requests == ["0+10", "10+10"])
        #expect(try run(serve: server(10)).requests == ["0+10"])
        #expect(try run(serve: server(0)).requests == ["0+10"])
    }

    @Test func aCappedPageSetsTheStride() throws {
        let result = try run(serve: server(25, cap: 4))
        #expect(result.requests == ["0+10", "4+4", "8+4", "12+4", "16+4", "20+4", "24+4"])
        #expect(result.rows == 25)
    }

    @Test func aLargerPageThanAskedForSetsTheStride() throws {
        let result = try run { offset, _ in self.page(offset, min(15, 40 - offset), total: 40) }
        #expect(result.requests == ["0+10", "15+10", "30+10"])
        #expect(result.rows == 40)
    }

    @Test func offsetsCanCountPages() throws {
        let result = try run(unit: .pages) { index, size in
            self.page(index * size, max(0, min(size, 25 - index * size)), total: 25)
        }
        #expect(result.requests == ["0+10", "1+10", "2+10"])
        let capped = try run(unit: .pages) { index, size in
            self.page(index * min(size, 4), max(0, min(size, 4, 9 - index * min(size, 4))), total: 9)
        }
        #expect(capped.requests == ["0+10", "1+4", "2+4"])
        #expect(capped.rows == 9)
    }

    @Test func aSmallFirstPageIsFollowedByFullOnes() throws {
        let result = try run(firstPageSize: 3, serve: server(25))
        #expect(result.requests == ["0+3", "3+10", "13+10", "23+10"])
        #expect(result.rows == 25)
        #expect(try run(firstPageSize: 3, serve: server(3)).requests == ["0+3"])
        #expect(try run(firstPageSize: 3, serve: server(2)).requests == ["0+3"])
        #expect(try run(firstPageSize: 99, serve: server(12)).requests == ["0+10", "10+10"])
        #expect(try run(firstPageSize: 0, serve: server(5)).requests == ["0+1", "1+10"])
    }

    @Test func aCapShowsAfterASmallFirstPage() throws {
        let result = try run(firstPageSize: 3, serve: server(15, cap: 5))
        #expect(result.requests == ["0+3", "3+10", "8+5", "13+5"])
        #expect(result.rows == 15)
    }

    @Test func aSmallFirstPageDoesNotFitSitesThatCountPages() throws {
        let result = try run(unit: .pages, firstPageSize: 3) { index, size in
            self.page(index * size, max(0, min(size, 12 - index * size)), total: 12)
        }
        #expect(result.requests == ["0+10", "1+10"])
    }

    @Test func withoutATotalAnEmptyPageEnds() throws {
        #expect(try run(serve: server(20, total: nil)).requests == ["0+10", "10+10", "20+10"])
        #expect(try run(serve: server(0, total: nil)).requests == ["0+10"])
        let capped = try run(serve: server(9, cap: 4, total: nil))
        #expect(capped.requests == ["0+10", "4+10", "8+10", "9+10"])
        #expect(capped.rows == 9)
    }

    @Test func aListThatIgnoresPagingIsTakenOnce() throws {
        let short = try run { _, _ in self.page(0, 3, total: nil) }
        #expect(short.requests == ["0+10", "3+10"])
        #expect(short.rows == 3)
        let long = try run { _, _ in self.page(0, 30, total: nil) }
        #expect(long.rows == 30)
        let whole = try run { _, _ in self.page(0, 30, total: 30) }
        #expect(whole.requests == ["0+10"])
        #expect(whole.rows == 30)
    }

    @Test func aTotalThatComesLateCounts() throws {
        let result = try run { offset, size in
            self.page(offset, max(0, min(size, 25 - offset)), total: offset == 0 ? nil : 25)
        }
        #expect(result.rows == 25)
        let message = failure {
            try run { offset, size in
                self.page(offset, max(0, min(size, 25 - offset)), total: offset == 0 ? nil : 40)
            }
        }
        #expect(message?.contains("40") == true)
    }

    @Test func whatDoesNotAddUpIsIncomplete() throws {
        let repeated = failure { try run { _, size in self.page(0, size, total: 30) } }
        #expect(repeated == "the page at row 10 repeats the page at row 0, of 30 rows announced")
        let endless = failure { try run { _, size in self.page(0, size, total: nil) } }
        #expect(endless == "the page at row 10 repeats the page at row 0")
        let short = failure { try run { at, _ in self.page(at, at == 10 ? 7 : 10, total: 30) } }
        #expect(short == "the site announced 30 rows and sent 7 rows at row 10 in pages of 10")
        let empty = failure { try run { at, _ in self.page(at, at == 10 ? 0 : 10, total: 30) } }
        #expect(
            empty?.hasPrefix("the site announced 30 rows and sent 0 rows at row 10; if it counts pages")
                == true)
        let first = failure { try run { offset, _ in self.page(offset, 0, total: 30) } }
        #expect(first == "the site announced 30 rows and sent 0 rows at row 0")
        let changed = failure { try run { at, _ in self.page(at, 10, total: at == 10 ? 29 : 30) } }
        #expect(changed == "the site announced 30 rows, then 29 with the page at row 10")
        let more = failure { try run { at, _ in self.page(at, 10, total: 25) } }
        #expect(more == "the site announced 25 rows and sent 10 rows at row 20")
        let none = failure { try run { offset, _ in self.page(offset, 5, total: 0) } }
        #expect(none == "the site announced 0 rows and sent 5 rows at row 0")
        let shrunk = failure {
            try run(firstPageSize: 8) { at, _ in self.page(at, at == 0 ? 8 : 2, total: 30) }
        }
        #expect(shrunk == "the site announced 30 rows and sent 2 rows at row 8 after a page of 8")
    }

    @Test func anAnswerWithoutPagingIsChecked() throws {
        let result = try run(isSingle: true) { _, _ in self.page(0, 30, total: nil) }
        #expect(result.requests == ["0+10"])
        #expect(result.rows == 30)
        #expect(try run(isSingle: true) { _, _ in self.page(0, 3, total: 3) }.rows == 3)
        let short = failure { try run(isSingle: true) { _, _ in self.page(0, 3, total: 5) } }
        #expect(short == "the site announced 5 rows and sent one answer with 3 rows")
    }

    @Test func onceTheTotalIsKnownAllRequestsAreFree() throws {
        var schedule = PageSchedule(unit: .rows, pageSize: 10, firstPageSize: nil, isSingle: false)
        let first = schedule.next()
        let tooEarly = schedule.next()
        #expect(tooEarly == nil)
        let isPart = try schedule.accept(page(0, 10, total: 35), for: #require(first))
        #expect(isPart != nil)
        let offsets = [schedule.next()?.offset, schedule.next()?.offset, schedule.next()?.offset]
        #expect(offsets == [10, 20, 30])
        let tooMany = schedule.next()
        #expect(tooMany == nil)
    }
}
