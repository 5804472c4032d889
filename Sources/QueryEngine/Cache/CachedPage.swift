/// A page that an earlier fetch of the session had, used instead of a request.
package struct CachedPage: Sendable {
    /// The table.
    package var table: String
    /// When it was used, in milliseconds since 1970.
    package var usedAt: Int64
    /// How many rows it has.
    package var rows: Int
    /// The id that the site gave the request that brought it.
    package var requestID: String?
}
