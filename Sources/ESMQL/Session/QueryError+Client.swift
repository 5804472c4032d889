package import ESMClient
package import QueryEngine

extension QueryError {
    /// The error of a query for what the client says.
    package init(_ error: ESMClientError) {
        let category: Category =
            switch error.code {
            case .configuration: .configuration
            case .signInRefused, .appCodeRefused: .signIn
            case .cancelled: .cancelled
            default: .site
            }
        // One spelling for all codes of a query.
        self.init(
            category, code: error.code.rawValue.replacing("_", with: "-"), message: error.description,
            underlying: error)
    }
}
