/// How an endpoint hands out its rows, and which parameters of time and paging it takes.
///
/// The API reference describes the same three parameters in several ways; every combination is a case.
public enum PagingClass: String, Sendable, Hashable, CaseIterable {
    /// Everything in one answer, no parameters.
    case single
    /// `begin_time`, `end_time` as int, `page_size` 0 to 1000, `offset_value`; all required.
    case windowInt
    /// As `windowInt`, the times as long.
    case windowLong
    /// No times; `page_size` 0 to 1000 and `offset_value` required.
    case offset
    /// As `windowInt`, the times as text.
    case windowText
    /// The times required; `page_size` 0 to 1000 and `offset_value` optional.
    case windowOptionalPaging
    /// The times required; `page_size` and `offset_value` required, no greatest size given.
    case windowUnboundedPage
    /// No times; `page_size` and `offset_value` required, no greatest size given.
    case offsetUnboundedPage
    /// `marker` and `limit` in a body; an empty marker in the answer ends it.
    case marker

    /// Whether the endpoint requires `begin_time` and `end_time`, both in milliseconds since 1970.
    public var isWindowed: Bool {
        switch self {
        case .windowInt, .windowLong, .windowText, .windowOptionalPaging, .windowUnboundedPage: true
        case .single, .offset, .offsetUnboundedPage, .marker: false
        }
    }

    /// Whether pages are asked for with `page_size` and `offset_value`.
    public var usesOffset: Bool {
        switch self {
        case .single, .marker: false
        default: true
        }
    }
}
