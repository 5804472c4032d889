/// What a fault does to one page of a listing.
struct PageDistortion: Sendable {
    /// Rows that were put in before the page since the offset was worked out.
    var rowsBack = 0
    /// Pages that the answer lies behind the one asked for.
    var pagesBack = 0
    /// The most rows that the page gives.
    var mostRows: Int?
    /// What is added to the true total.
    var totalChange = 0
    /// How the total is written, where it is not the endpoint's own way.
    var totalForm: TotalForm?
    /// Whether the list is there.
    var hasList = true
    /// Whether the marker of the answer is that of the request.
    var repeatsMarker = false
}
