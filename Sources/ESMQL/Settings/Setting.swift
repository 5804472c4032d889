internal import ESMClient
import Foundation

/// A setting: its name in the config file, and the environment variables that can hold it.
///
/// The names of the product come before those that people have set already for other tools.
struct Setting: Sendable {
    /// The variables, the strongest first; the first is the product's own.
    let variables: [String]
    /// Whether its value must never be shown.
    let isSecret: Bool
    /// Whether its value is the path of a file or folder, in which a leading `~/` is the user's home.
    let isPath: Bool
    /// What counts where it is not set.
    let standard: String?

    private init(
        _ variables: String..., isSecret: Bool = false, isPath: Bool = false, standard: String? = nil
    ) {
        self.variables = variables
        self.isSecret = isSecret
        self.isPath = isPath
        self.standard = standard
    }

    /// The name in the config file: that of the product's own variable, in small letters and without `ESMQL_`.
    var key: String { variables[0].dropFirst("ESMQL_".count).lowercased() }

    static let endpoint = Setting("ESMQL_ENDPOINT")
    static let iamEndpoint = Setting("ESMQL_IAM_ENDPOINT", "HW_AUTH_URL", "OS_AUTH_URL")
    static let token = Setting("ESMQL_TOKEN", "HW_AUTH_TOKEN", "OS_TOKEN", isSecret: true)
    static let user = Setting("ESMQL_USER", "HW_USER_NAME", "OS_USERNAME")
    static let password = Setting("ESMQL_PASSWORD", "HW_USER_PASSWORD", "OS_PASSWORD", isSecret: true)
    static let passwordCommand = Setting("ESMQL_PASSWORD_COMMAND", isSecret: true)
    static let domain = Setting("ESMQL_DOMAIN", "HW_DOMAIN_NAME", "OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME")
    static let project = Setting("ESMQL_PROJECT", "HW_PROJECT_NAME", "OS_PROJECT_NAME")
    static let projectID = Setting("ESMQL_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID")
    static let appCode = Setting("ESMQL_APPCODE", isSecret: true)
    static let hcsoAppCode = Setting("ESMQL_HCSO_APPCODE", isSecret: true)
    static let hcsoDomainID = Setting("ESMQL_HCSO_DOMAIN_ID")
    static let meteringDomainID = Setting("ESMQL_METERING_DOMAIN_ID")
    static let caFile = Setting("ESMQL_CA_FILE", isPath: true)
    static let clientCertificate = Setting("ESMQL_CLIENT_CERTIFICATE", isPath: true)
    static let clientKey = Setting("ESMQL_CLIENT_KEY", isPath: true)
    static let clientKeyPassphrase = Setting("ESMQL_CLIENT_KEY_PASSPHRASE", isSecret: true)
    static let addresses = Setting("ESMQL_ADDRESSES")
    static let insecure = Setting("ESMQL_INSECURE", standard: "false")
    static let proxy = Setting(
        "ESMQL_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", standard: "none")
    static let noProxy = Setting("ESMQL_NO_PROXY", "no_proxy", "NO_PROXY")
    static let timeZone = Setting("ESMQL_TIMEZONE", standard: "+08:00")
    static let loadBalancerPath = Setting("ESMQL_ELB_PATH", standard: "network")
    static let meteringMethod = Setting("ESMQL_METERING_METHOD", standard: "POST")
    static let offsetUnit = Setting("ESMQL_OFFSET_UNIT", standard: "rows")
    static let pageSize = Setting("ESMQL_PAGE_SIZE", standard: "1000")
    static let cacheFolder = Setting("ESMQL_CACHE_DIR", isPath: true)
    static let archive = Setting("ESMQL_ARCHIVE")

    /// All settings, in the order in which they are told.
    static let all = [
        endpoint, iamEndpoint, user, password, passwordCommand, token, domain, project, projectID, appCode,
        hcsoAppCode, hcsoDomainID, meteringDomainID, caFile, clientCertificate, clientKey,
        clientKeyPassphrase,
        addresses, insecure, proxy, noProxy, timeZone, loadBalancerPath, meteringMethod, offsetUnit, pageSize,
        cacheFolder, archive,
    ]

    /// The value as it may be shown: a secret masked, a proxy without user and password, an archive without password.
    func shown(_ value: String) -> String {
        if isSecret { return Secret.mask }
        if key == Self.archive.key { return Self.shownArchive(value) }
        guard variables[0] == "ESMQL_PROXY", let at = value.lastIndex(of: "@") else { return value }
        let scheme = value.range(of: "://").map { String(value[..<$0.upperBound]) } ?? ""
        return scheme + Secret.mask + value[at...]
    }

    /// The address of an archive without a password; one that may hide it elsewhere is not shown at all.
    private static func shownArchive(_ value: String) -> String {
        guard !value.lowercased().contains("password") else { return Secret.mask }
        guard let scheme = value.range(of: "://"), let at = value.lastIndex(of: "@") else { return value }
        guard let colon = value[scheme.upperBound..<at].firstIndex(of: ":") else { return value }
        return value[...colon] + Secret.mask + value[at...]
    }
}
