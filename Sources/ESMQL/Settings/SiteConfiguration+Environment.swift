public import Configuration
public import ESMClient
public import QueryEngine

extension SiteConfiguration {
    /// The site that settings describe.
    ///
    /// | setting | variables, the strongest first |
    /// |---|---|
    /// | address of ESM | `ESMQL_ENDPOINT` |
    /// | address of IAM | `ESMQL_IAM_ENDPOINT`, `HW_AUTH_URL`, `OS_AUTH_URL` |
    /// | token, instead of a sign-in | `ESMQL_TOKEN`, `HW_AUTH_TOKEN`, `OS_TOKEN` |
    /// | user | `ESMQL_USER`, `HW_USER_NAME`, `OS_USERNAME` |
    /// | password | `ESMQL_PASSWORD`, `HW_USER_PASSWORD`, `OS_PASSWORD` |
    /// | domain | `ESMQL_DOMAIN`, `HW_DOMAIN_NAME`, `OS_USER_DOMAIN_NAME`, `OS_DOMAIN_NAME` |
    /// | project | `ESMQL_PROJECT_ID` or `ESMQL_PROJECT`, then the same of `HW_` and `OS_` |
    /// | app codes | `ESMQL_APPCODE`, `ESMQL_HCSO_APPCODE` |
    /// | tenants | `ESMQL_HCSO_DOMAIN_ID`, `ESMQL_METERING_DOMAIN_ID` |
    /// | certificate authorities | `ESMQL_CA_FILE` |
    ///
    /// Two settings that stand for each other are decided by the names too: the token counts unless user and
    /// password are set and the user by a stronger name, the project's id unless its name is set by a stronger one.
    ///
    /// - Parameter settings: a reader of the environment, or of anything else that has the variables' names
    ///   as keys with dots for underscores (`esmql.endpoint`).
    /// - Throws: a `QueryError` of the category `configuration` that names what is missing or wrong.
    public init(reading settings: ConfigReader) throws(QueryError) {
        let reader = SettingsReader(settings)
        guard let endpoint = reader[.endpoint] else {
            throw Self.missing(
                "the address of the site is not set: set ESMQL_ENDPOINT, or try --demo, a simulated site")
        }
        let credentials = try Self.credentials(reader)
        do {
            try self.init(
                endpoint: endpoint, iamEndpoint: reader[.iamEndpoint], credentials: credentials,
                appCode: reader.secret(.appCode), hcsoAppCode: reader.secret(.hcsoAppCode),
                hcsoDomainID: reader[.hcsoDomainID], meteringDomainID: reader[.meteringDomainID],
                caFile: reader[.caFile])
        } catch { throw QueryError(error) }
    }

    /// Whether settings name a site at all.
    ///
    /// - Parameter settings: a reader as for ``init(reading:)``.
    /// - Returns: whether the address of a site is set.
    public static func isSet(in settings: ConfigReader) -> Bool {
        SettingsReader(settings)[.endpoint] != nil
    }

    private static func credentials(_ reader: SettingsReader) throws(QueryError) -> Credentials {
        let user = reader[.user]
        let password = reader.secret(.password)
        // A token left behind by another tool does not replace a user who was set for this one.
        let prefersUser = user != nil && password != nil && reader.has(.user, before: .token)
        if !prefersUser, let token = reader.secret(.token) { return .token(token) }
        guard let user, let password else {
            throw missing(
                "how to sign in is not set: set ESMQL_TOKEN, or ESMQL_USER, ESMQL_PASSWORD, ESMQL_DOMAIN and "
                    + "ESMQL_PROJECT with ESMQL_IAM_ENDPOINT")
        }
        guard reader[.iamEndpoint] != nil else {
            throw missing("the address of IAM is not set: set ESMQL_IAM_ENDPOINT, or ESMQL_TOKEN instead")
        }
        guard let domain = reader[.domain] else {
            throw missing("the domain of the user is not set: set ESMQL_DOMAIN")
        }
        if let id = reader[.projectID], !reader.has(.project, before: .projectID) {
            return .password(user: user, password: password, domain: domain, project: .id(id))
        }
        guard let project = reader[.project] else {
            throw missing("the project is not set: set ESMQL_PROJECT or ESMQL_PROJECT_ID")
        }
        return .password(user: user, password: password, domain: domain, project: .name(project))
    }

    private static func missing(_ message: String) -> QueryError {
        QueryError(.configuration, code: "configuration", message: message)
    }
}
