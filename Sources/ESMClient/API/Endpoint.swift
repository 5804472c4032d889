/// One call of the API reference: where it is, how it is paged, what it wants to know about the caller.
public struct Endpoint: Sendable, Hashable {
    /// The client's name of it, in snake_case.
    public let name: String
    /// The section of the API reference, such as `4.1.3`.
    public let section: String
    /// The HTTP method.
    public let method: String
    /// The path, with placeholders in braces for what a call fills in.
    public let path: String
    /// How its rows are handed out.
    public let paging: PagingClass
    /// How often it may be called; nil where the reference says nothing.
    public let level: ServiceLevel?
    /// What its requests carry to show who asks.
    public let authentication: Authentication
    /// The query parameters without which it cannot be called, those of time and paging aside.
    public let requiredParameters: [String]

    /// What a request carries to show who asks.
    public enum Authentication: String, Sendable, Hashable {
        /// Nothing.
        case none
        /// `X-Auth-Token`.
        case token
        /// `X-Auth-Token`, the two app codes and, where it is set, the HCSO domain id.
        case tokenAndAppCodes
    }

    package init(
        _ name: String, _ section: String, _ path: String, _ paging: PagingClass,
        _ level: ServiceLevel? = nil, method: String = "GET",
        authentication: Authentication = .tokenAndAppCodes, requiredParameters: [String] = []
    ) {
        self.name = name
        self.section = section
        self.method = method
        self.path = path
        self.paging = paging
        self.level = level
        self.authentication = authentication
        self.requiredParameters = requiredParameters
    }

    /// The same call at another path.
    package func at(path: String) -> Endpoint {
        Endpoint(
            name, section, path, paging, level, method: method, authentication: authentication,
            requiredParameters: requiredParameters)
    }

    /// The names of the placeholders in the path, in order.
    public var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
            .map { String($0.dropFirst().dropLast()) }
    }
}
