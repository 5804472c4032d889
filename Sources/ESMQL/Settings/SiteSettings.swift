public import Configuration
internal import ESMClient
public import QueryEngine

/// The settings of a site out of all their sources: options, environment, a profile of the config file, defaults.
///
///     let settings = try SiteSettings(environment: ProcessInfo.processInfo.environment, profile: "prod")
///     let session = try Session(configuration: settings.configuration(), options: settings.sessionOptions())
///
/// An option counts before a variable of the product (`ESMQL_…`), that before the profile, that before the
/// variables of other tools (`HW_…`, `https_proxy`, then `OS_…`), and these before the default.
public struct SiteSettings: Sendable {
    /// A setting as it may be shown.
    public struct Value: Sendable, Hashable {
        /// Its name in the config file.
        public var name: String
        /// Its value, masked where it is secret; nil where it is not set and has no default.
        public var value: String?
        /// Where the value comes from.
        public var origin: SettingOrigin
    }

    /// What the user should know about the settings, a sentence each without a full stop.
    public let warnings: [String]
    /// The profile that was read; nil where there was none.
    public let profile: String?

    /// Which config file and which profile of it were read.
    private let source: [Value]

    let reader: SettingsReader
    /// Where tokens are kept; nil for in memory only.
    let tokenFolder: String?

    /// Settings of the environment alone, or of anything else that has the variables' names as keys with dots for
    /// underscores (`esmql.endpoint`); tokens are kept in memory.
    ///
    /// - Parameter settings: the source.
    public init(reading settings: ConfigReader) {
        reader = SettingsReader(settings)
        warnings = []
        profile = nil
        source = []
        tokenFolder = nil
    }

    /// Settings of all sources; tokens are kept in the user's cache.
    ///
    /// - Parameters:
    ///   - environment: the environment.
    ///   - profile: the profile to read; nil for that of `ESMQL_PROFILE`, or `default` where it exists.
    ///   - options: values that are given by options, by the settings' names.
    /// - Throws: a `QueryError` of the category `configuration`: the file cannot be read or is wrong, or has no such
    ///   profile.
    public init(
        environment: [String: String], profile: String? = nil, options: [String: String] = [:]
    ) throws(QueryError) {
        let named = profile ?? environment["ESMQL_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
        let file = try ConfigFile.read(environment)
        if let named, file == nil {
            let path = ConfigFile.standardPath(environment) ?? "~/.config/esmql/config"
            throw QueryError(
                .configuration, code: "configuration",
                message: "there is no profile \(named), as there is no config file at \(path)")
        }
        let found = try file?.profile(named)
        reader = SettingsReader(options: options, environment: environment, profile: found)
        self.profile = found.flatMap { $0.name.isEmpty ? nil : $0.name }
        tokenFolder = reader[.cacheFolder] ?? ConfigFile.folder(environment, "XDG_CACHE_HOME", ".cache")
        source = Self.source(environment, file, found, asked: profile)
        var warnings: [String] = []
        if let file, file.hasSecrets, file.isOpenToOthers {
            warnings.append(
                "the config file \(file.path) holds secrets and can be read by others: chmod 600 it")
        }
        self.warnings = warnings
    }

    /// Every setting with its value and origin, secrets masked.
    public var values: [Value] {
        source
            + Setting.all.map { setting in
                if let found = reader.find(setting) {
                    return Value(name: setting.key, value: setting.shown(found.value), origin: found.origin)
                }
                let standard = setting.key == Setting.cacheFolder.key ? tokenFolder : setting.standard
                return Value(name: setting.key, value: standard, origin: .standard)
            }
    }

    private static func source(
        _ environment: [String: String], _ file: ConfigFile?, _ profile: ConfigProfile?, asked: String?
    ) -> [Value] {
        let isNamed = environment["ESMQL_CONFIG"]?.isEmpty == false
        let isChosen = environment["ESMQL_PROFILE"]?.isEmpty == false
        let name = profile.flatMap { $0.name.isEmpty ? nil : $0.name }
        return [
            Value(
                name: "config", value: file?.path, origin: isNamed ? .variable("ESMQL_CONFIG") : .standard),
            Value(
                name: "profile", value: name,
                origin: asked != nil
                    ? .option("--profile") : isChosen ? .variable("ESMQL_PROFILE") : .standard),
        ]
    }

    /// The address of the archive with its password, as written; nil where none is set.
    public var archive: String? { reader[.archive] }

    /// Whether they name a site at all.
    public var hasSite: Bool { reader[.endpoint] != nil }
}
