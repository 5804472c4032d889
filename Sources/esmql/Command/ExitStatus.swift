import QueryEngine

/// How the process ends.
///
/// Thrown by commands that have already said why.
enum ExitStatus: Int32, Error {
    /// All is well.
    case success = 0
    /// The query is wrong.
    case query = 1
    /// The options or the settings are wrong.
    case usage = 2
    /// The site or the network failed.
    case site = 3
    /// The sign-in was refused.
    case signIn = 4
    /// The query needs more requests, time or memory than it may have.
    case budget = 5
    /// The answer differs from the one that `--diff` names.
    case differs = 6
    /// Ctrl-C.
    case cancelled = 130

    /// The status for the error of a query.
    init(_ category: QueryError.Category) {
        self =
            switch category {
            case .query: .query
            case .configuration: .usage
            case .site: .site
            case .signIn: .signIn
            case .budget: .budget
            case .cancelled: .cancelled
            }
    }
}
