/// A page with its fingerprint, which is taken where the page was fetched: beside the others, not in their way.
struct FetchedPage: Sendable {
    let page: WirePage
    let fingerprint: PageFingerprint

    init(_ page: WirePage) {
        self.page = page
        self.fingerprint = PageFingerprint(page)
    }
}
