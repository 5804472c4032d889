/// A setting and the environment variables that can hold it, the strongest first.
///
/// The names of the project come before those that people have set already for the vendor's and OpenStack's
/// tools.
struct Setting: Sendable {
    /// The variables, the strongest first.
    let variables: [String]
    /// Whether its value must never be shown.
    let isSecret: Bool

    private init(_ variables: String..., isSecret: Bool = false) {
        self.variables = variables
        self.isSecret = isSecret
    }

    static let endpoint = Setting("ESMQL_ENDPOINT")
    static let iamEndpoint = Setting("ESMQL_IAM_ENDPOINT", "HW_AUTH_URL", "OS_AUTH_URL")
    static let token = Setting("ESMQL_TOKEN", "HW_AUTH_TOKEN", "OS_TOKEN", isSecret: true)
    static let user = Setting("ESMQL_USER", "HW_USER_NAME", "OS_USERNAME")
    static let password = Setting("ESMQL_PASSWORD", "HW_USER_PASSWORD", "OS_PASSWORD", isSecret: true)
    static let domain = Setting("ESMQL_DOMAIN", "HW_DOMAIN_NAME", "OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME")
    static let project = Setting("ESMQL_PROJECT", "HW_PROJECT_NAME", "OS_PROJECT_NAME")
    static let projectID = Setting("ESMQL_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID")
    static let appCode = Setting("ESMQL_APPCODE", isSecret: true)
    static let hcsoAppCode = Setting("ESMQL_HCSO_APPCODE", isSecret: true)
    static let hcsoDomainID = Setting("ESMQL_HCSO_DOMAIN_ID")
    static let meteringDomainID = Setting("ESMQL_METERING_DOMAIN_ID")
    static let caFile = Setting("ESMQL_CA_FILE")
    static let timeZone = Setting("ESMQL_TIMEZONE")
    static let loadBalancerPath = Setting("ESMQL_ELB_PATH")
    static let meteringMethod = Setting("ESMQL_METERING_METHOD")

    /// Whose names a variable belongs to, the strongest first.
    enum Family: Int, Comparable {
        case product
        case vendor
        case openStack

        /// The family of a variable, by its beginning.
        init(_ variable: String) {
            self = variable.hasPrefix("OS_") ? .openStack : variable.hasPrefix("HW_") ? .vendor : .product
        }

        static func < (one: Family, other: Family) -> Bool { one.rawValue < other.rawValue }
    }
}
