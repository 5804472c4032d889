/// How the client comes by a token.
public enum Credentials: Sendable, Hashable {
    /// A token that somebody else obtained; the client cannot renew it.
    case token(Secret)

    /// A sign-in at IAM with a password, for the scope of one project.
    case password(user: String, password: Secret, domain: String, project: Project)

    /// A sign-in at IAM with a password that is asked for when it is needed.
    case passwordFrom(PasswordSource, user: String, domain: String, project: Project)

    /// The project that a token is asked for.
    public enum Project: Sendable, Hashable {
        /// By its name, which in IAM is usually the region's.
        case name(String)
        /// By its id.
        case id(String)
    }

    /// Who signs in where; nil for a given token.
    var account: (user: String, domain: String, project: Project)? {
        switch self {
        case .token: nil
        case .password(let user, _, let domain, let project),
            .passwordFrom(_, let user, let domain, let project):
            (user, domain, project)
        }
    }
}
