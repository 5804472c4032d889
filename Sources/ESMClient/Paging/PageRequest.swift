/// The paging of one request.
struct PageRequest: Sendable, Hashable {
    /// How many rows come before the page.
    let offset: Int
    /// The value of `offset_value`, in the unit that the site counts.
    let offsetValue: Int
    /// The value of `page_size`.
    let size: Int
}
