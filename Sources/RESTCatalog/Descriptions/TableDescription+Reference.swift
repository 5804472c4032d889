internal import QueryEngine

extension TableDescription {
    /// What DESCRIBE tells of the requests.
    func reference(rate: (requests: Int, window: Duration)?) -> SiteReference {
        let words =
            switch paging.kind {
            case .none: "everything in one answer"
            case .offset(let parameter): "\(parameter) counts rows"
            case .page(let parameter, _): "\(parameter) counts pages"
            case .marker(let parameter, _): "\(parameter) repeats the marker of the last page"
            case .link: "each page has the address of the next one"
            }
        return SiteReference(
            section: "", method: "GET", path: path, pagingClass: paging.name, paging: LocalizedText(words),
            windowParameters: bounds.map(\.name), largestPage: paging.rows,
            rate: LocalizedText(
                rate.map { "\($0.requests) requests in \(Int($0.window / .seconds(1))) seconds" }
                    ?? "the catalogue names no rate"),
            requestsPerMinute: requestsPerMinute)
    }
}
