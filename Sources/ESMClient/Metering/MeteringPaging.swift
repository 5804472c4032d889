/// Where the reading of a metering job's records is, and whether its pages lead on.
///
/// The site announces no total, so what can be checked is that no page comes twice and that no marker leads back.
package struct MeteringPaging: Sendable {
    /// What to ask for the next page with; empty for the first one.
    package private(set) var marker = ""
    /// How many records the pages so far held.
    package private(set) var rows = 0
    /// How many pages there were.
    package private(set) var pages = 0
    /// Whether the last page was read.
    package private(set) var hasEnded = false
    /// Every marker so far: one that comes back would go round for ever.
    private var markers: Set<String> = []
    /// The page before.
    private var last: WirePage?
    /// What the pages held, by which it is known where it came first.
    private var seen: [PageFingerprint: Int] = [:]

    /// The reading of a job before its first page.
    package init() {}

    /// Takes a page in.
    ///
    /// - Parameter answer: the page that the marker has led to.
    /// - Throws: ``ESMClientError`` with the code `incomplete` where a marker, a page or records of the page
    ///   before come a second time.
    package mutating func accept(_ answer: MeteringPage) throws(ESMClientError) {
        pages += 1
        let page = answer.page
        if page.itemCount > 0, let first = seen.updateValue(pages, forKey: PageFingerprint(page)) {
            throw incomplete("page \(pages) repeats page \(first)", page)
        }
        if let last, PageOverlap.isPossible(page, after: last) {
            let count = PageOverlap(of: page, with: [last]).shiftedRows
            guard count == 0 else {
                throw incomplete("page \(pages) has \(count) records of page \(pages - 1)", page)
            }
        }
        last = page
        marker = answer.marker
        hasEnded = marker.isEmpty
        guard hasEnded || markers.insert(marker).inserted else {
            throw incomplete("the site sent the marker of page \(pages) a second time", page)
        }
        rows += page.itemCount
    }

    private func incomplete(_ message: String, _ page: WirePage) -> ESMClientError {
        ESMClientError(
            code: .incomplete, message: message, requestID: page.requestID,
            path: Endpoint.meteringRecords.path)
    }
}
