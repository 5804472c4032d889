/// Decides which page to ask for next, and whether what came is what the site announced.
///
/// It works on figures alone. Pages are accepted in the order in which they were asked for. While the length
/// of a page is not settled or the total is unknown, there is one request at a time.
struct PageSchedule: Sendable {
    private let unit: OffsetUnit
    private let pageSize: Int
    private let isSingle: Bool

    /// The rows and pages asked for so far.
    private var nextOffset = 0
    private var nextIndex = 0
    /// How many rows to ask for, of which the server may send a different number at first.
    private var size: Int
    /// The number of rows that every page but the last one has, once it is settled.
    private var stride: Int?
    /// The announced number of rows.
    private var total: Int?
    /// The latest pages accepted, whose rows a shift would send again.
    private var recent: [WirePage] = []
    /// How many rows were put in lately, and the row up to which that can make others come again.
    private var putIn = (count: 0, end: 0)
    /// The pages accepted so far, by what is in them: the offset of each.
    private var seen: [PageFingerprint: Int] = [:]
    private var firstPageWasFull = true
    private var isWaiting = false
    private var isComplete = false

    /// How many pages are kept to be compared with the next one.
    private static let memory = 4

    /// A schedule that begins with the first page.
    ///
    /// - Parameters:
    ///   - unit: what the site counts in `offset_value`.
    ///   - pageSize: rows to ask for in a page.
    ///   - firstPageSize: rows to ask for at first; where the site counts pages, all pages must be alike.
    ///   - isSingle: whether everything comes in one answer.
    init(unit: OffsetUnit, pageSize: Int, firstPageSize: Int?, isSingle: Bool) {
        self.unit = unit
        self.pageSize = pageSize
        self.isSingle = isSingle
        self.size = unit == .pages ? pageSize : min(max(firstPageSize ?? pageSize, 1), pageSize)
    }

    /// The next request that can be made by what is known.
    ///
    /// Nil where an answer must come first, or all is there.
    mutating func next() -> PageRequest? {
        guard !isComplete, !isWaiting else { return nil }
        if let total, nextIndex > 0, nextOffset >= total { return nil }
        let request = PageRequest(
            offset: nextOffset, offsetValue: unit == .rows ? nextOffset : nextIndex, size: size)
        nextIndex += 1
        if let stride, total != nil {
            nextOffset += stride
        } else {
            isWaiting = true
        }
        return request
    }

    /// Checks a page against what was announced.
    ///
    /// Where rows were put in while the pages were read, the total has grown and rows of the pages before come again:
    /// these are taken out. Rows that were taken out at the site could be missing, so a total that shrinks is an error.
    /// - Parameters:
    ///   - fetched: the answer.
    ///   - request: what was asked for.
    /// - Returns: the part of the page that belongs to the result; nil ends it.
    /// - Throws: ``ESMClientError`` with the code `incomplete` that tells what was seen.
    mutating func accept(
        _ fetched: FetchedPage, for request: PageRequest
    ) throws(ESMClientError) -> WirePage? {
        let page = fetched.page
        isWaiting = false
        let growth = try takeTotal(page, request)
        if isSingle {
            isComplete = true
            guard total == nil || page.list == nil || page.itemCount == total else {
                throw shortfall(page, "one answer with \(page.itemCount) rows")
            }
            return page
        }
        if page.itemCount > 0,
            let earlier = seen.updateValue(request.offset, forKey: fetched.fingerprint)
        {
            return try acceptRepeated(page, earlier, request) ? page : nil
        }
        let isPart =
            if let total {
                try accept(page, of: total, for: request)
            } else {
                acceptWithoutTotal(page, for: request)
            }
        guard isPart else { return nil }
        try note(growth: growth, page, request)
        let whole = try withoutRepetition(page, request)
        if putIn.count == 0 { recent = recent.suffix(Self.memory - 1) }
        recent.append(whole)
        return whole
    }

    /// Takes over the total of a page.
    ///
    /// - Returns: by how many rows it has grown.
    private mutating func takeTotal(
        _ page: WirePage, _ request: PageRequest
    ) throws(ESMClientError) -> Int {
        guard let announced = page.total else { return 0 }
        guard let total else {
            total = announced
            return 0
        }
        guard announced >= total, announced == total || !isSingle else {
            throw incomplete(
                page,
                "the site announced \(total) rows, then \(announced) with the page at row \(request.offset)")
        }
        self.total = announced
        return announced - total
    }

    /// Takes out the rows at the head of a page that end the pages before.
    ///
    /// As many rows as the total has grown by can have been put in before the page, so that as many of those read
    /// already come again. A page where they do not stand at its head and nowhere else cannot be put right.
    private func withoutRepetition(
        _ page: WirePage, _ request: PageRequest
    ) throws(ESMClientError) -> WirePage {
        guard let last = recent.last else { return page }
        guard putIn.count > 0 else {
            guard PageOverlap.isPossible(page, after: last) else { return page }
            let count = PageOverlap(of: page, with: [last]).shiftedRows
            guard count == 0 else { throw repetition(page, count, request) }
            return page
        }
        let overlap = PageOverlap(of: page, with: recent)
        let count = overlap.repeatedRows
        guard count > 0 else { return page }
        guard overlap.hasDistinctRows, count == overlap.head, count <= putIn.count, count < page.itemCount
        else { throw repetition(page, count, request) }
        return overlap.page(without: count)
    }

    /// Notes by how many rows the total has grown.
    ///
    /// Those that were put in before the page push as many rows of the pages before into it and into those behind it.
    private mutating func note(
        growth: Int, _ page: WirePage, _ request: PageRequest
    ) throws(ESMClientError) {
        if request.offset >= putIn.end {
            putIn = (0, 0)
            recent = recent.suffix(Self.memory)
        }
        guard growth > 0, !recent.isEmpty else { return }
        putIn.count += growth
        putIn.end = request.offset + putIn.count
        guard putIn.count <= Self.memory * (recent + [page]).map(\.itemCount).reduce(0, max) else {
            throw incomplete(
                page,
                "\(putIn.count) rows were put in before the page at row \(request.offset) was read: "
                    + "too many to know those that come again")
        }
    }

    private func repetition(_ page: WirePage, _ count: Int, _ request: PageRequest) -> ESMClientError {
        incomplete(
            page,
            "the page at row \(request.offset) has \(count) rows of the page before\(ofTotal): rows were put in "
                + "while it was read, or the site counts rows where offset_unit says pages")
    }

    /// A site that ignores the paging sends the same whole list again; any other repetition hides rows.
    private mutating func acceptRepeated(
        _ page: WirePage, _ earlier: Int, _ request: PageRequest
    ) throws(ESMClientError) -> Bool {
        guard total == nil, earlier == 0, request.offset == page.itemCount, !firstPageWasFull else {
            throw incomplete(
                page, "the page at row \(request.offset) repeats the page at row \(earlier)\(ofTotal)")
        }
        isComplete = true
        return false
    }

    private mutating func accept(
        _ page: WirePage, of total: Int, for request: PageRequest
    ) throws(ESMClientError) -> Bool {
        let count = page.itemCount
        let rest = total - request.offset
        if rest == 0, count == 0 {
            isComplete = true
            return request.offset == 0
        }
        guard count > 0, count <= rest else {
            let isAside = count == 0 && request.offset > 0 && unit == .rows
            let hint = isAside ? "; if it counts pages in offset_value, set offset_unit to pages" : ""
            throw shortfall(page, "\(count) rows at row \(request.offset)\(hint)")
        }
        if let stride {
            guard count == min(stride, rest) else {
                throw shortfall(page, "\(count) rows at row \(request.offset) in pages of \(stride)")
            }
        } else {
            try settle(page, of: total, for: request)
        }
        isComplete = count == rest
        return true
    }

    /// Learns the length of the pages from the first one that was asked for in full size.
    ///
    /// A server may send fewer rows than asked for, or more: what it sends is its page then.
    private mutating func settle(
        _ page: WirePage, of total: Int, for request: PageRequest
    ) throws(ESMClientError) {
        let count = page.itemCount
        let isShort = count < min(request.size, total - request.offset)
        // A page below an earlier one's length is not the server's limit.
        guard !isShort || count >= nextOffset else {
            throw shortfall(page, "\(count) rows at row \(request.offset) after a page of \(nextOffset)")
        }
        nextOffset = request.offset + count
        if count != request.size || request.size == pageSize {
            stride = count
            size = min(count, pageSize)
        } else {
            size = pageSize
        }
    }

    /// Without a total only an empty page ends the list: a short one may be the server's limit.
    private mutating func acceptWithoutTotal(_ page: WirePage, for request: PageRequest) -> Bool {
        guard page.itemCount > 0 else {
            isComplete = true
            return request.offset == 0
        }
        if request.offset == 0 { firstPageWasFull = page.itemCount == request.size }
        nextOffset = request.offset + page.itemCount
        size = pageSize
        return true
    }

    private var ofTotal: String { total.map { ", of \($0) rows announced" } ?? "" }

    private func shortfall(_ page: WirePage, _ seen: String) -> ESMClientError {
        incomplete(page, "the site announced \(total ?? 0) rows and sent \(seen)")
    }

    private func incomplete(_ page: WirePage, _ message: String) -> ESMClientError {
        ESMClientError(code: .incomplete, message: message, requestID: page.requestID)
    }
}
