/// A request that reached a simulated site.
public struct RecordedRequest: Sendable, Equatable {
    /// The HTTP method.
    public let method: String

    /// The path without the query, percent-decoded.
    public let path: String

    /// The query's items in the order of the request, decoded.
    public let query: [QueryItem]

    /// The names of the headers in lower case, without their values, which may be secrets.
    public let headerNames: [String]

    /// A name and a value of a query.
    public struct QueryItem: Sendable, Equatable {
        /// The decoded name.
        public let name: String

        /// The decoded value, empty where the request gave none.
        public let value: String
    }

    /// The first value that the query gives a name.
    ///
    /// - Parameter name: The name, exactly as sent.
    public subscript(name: String) -> String? {
        query.first { $0.name == name }?.value
    }
}
