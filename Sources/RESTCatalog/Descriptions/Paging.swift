/// How an API hands out the rows of a table.
struct Paging: Sendable {
    /// The ways.
    enum Kind: Sendable {
        /// Everything in one answer.
        case none
        /// A parameter skips rows.
        case offset(parameter: String)
        /// A parameter numbers the pages.
        case page(parameter: String, first: Int)
        /// A parameter repeats what the last answer said.
        case marker(parameter: String, next: JSONPath)
        /// The last answer has the address of the next page, in its header `Link` (RFC 8288) or at a path.
        case link(next: JSONPath?)
    }

    var kind: Kind
    /// The parameter that carries the number of rows a page has; nil where there is none.
    var sizeParameter: String?
    /// How many rows a page has; nil where that is not known.
    var rows: Int?
    /// Whether a page with fewer rows than that is the last one; else only an empty one is.
    var endsWithShortPage = false

    /// The name of the way, as files have it.
    var name: String {
        switch kind {
        case .none: "none"
        case .offset: "offset"
        case .page: "page"
        case .marker: "marker"
        case .link: "link"
        }
    }

    /// Whether one row can be asked for.
    var canAskForOne: Bool {
        guard sizeParameter != nil else { return false }
        return true
    }
}
