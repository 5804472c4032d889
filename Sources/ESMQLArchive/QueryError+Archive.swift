package import QueryEngine

extension QueryError {
    /// The error of a query for what the archive says.
    package init(_ error: ArchiveError) {
        let category: Category =
            switch error.code {
            case .address, .layout: .configuration
            case .permission: .signIn
            case .cancelled: .cancelled
            case .timeout: .budget
            default: .site
            }
        self.init(
            category, code: error.code.rawValue,
            message: error.code == .cancelled ? "the query was cancelled" : error.description,
            underlying: error)
    }
}
