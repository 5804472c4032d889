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
    /// | password | `ESMQL_PASSWORD`, `HW_USER_PASSWORD`, `OS_PASSWORD`, or `ESMQL_PASSWORD_COMMAND` |
    /// | domain | `ESMQL_DOMAIN`, `HW_DOMAIN_NAME`, `OS_USER_DOMAIN_NAME`, `OS_DOMAIN_NAME` |
    /// | project | `ESMQL_PROJECT_ID` or `ESMQL_PROJECT`, then the same of `HW_` and `OS_` |
    /// | app codes | `ESMQL_APPCODE`, `ESMQL_HCSO_APPCODE` |
    /// | tenants | `ESMQL_HCSO_DOMAIN_ID`, `ESMQL_METERING_DOMAIN_ID` |
    /// | certificates | `ESMQL_CA_FILE`, `ESMQL_CLIENT_CERTIFICATE`, `ESMQL_CLIENT_KEY`, … |
    /// | proxy | `ESMQL_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`; `ESMQL_NO_PROXY`, `NO_PROXY` |
    ///
    /// Two settings that stand for each other are decided by the names too: the token counts unless user and
    /// password are set and the user by a stronger name, the project's id unless its name is set by a stronger one.
    /// ``SiteSettings`` reads profiles too, and knows all settings.
    ///
    /// - Parameter settings: a reader of the environment, or of anything else that has the variables' names
    ///   as keys with dots for underscores (`esmql.endpoint`).
    /// - Throws: a `QueryError` of the category `configuration` that names what is missing or wrong.
    public init(reading settings: ConfigReader) throws(QueryError) {
        self = try SiteSettings(reading: settings).configuration()
    }

    /// Whether settings name a site at all.
    ///
    /// - Parameter settings: a reader as for ``init(reading:)``.
    /// - Returns: whether the address of a site is set.
    public static func isSet(in settings: ConfigReader) -> Bool {
        SiteSettings(reading: settings).hasSite
    }
}
