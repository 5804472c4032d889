public import Configuration
internal import ESMClient
public import QueryEngine

extension SessionOptions {
    /// The options that settings describe.
    ///
    /// | option | variable | values |
    /// |---|---|---|
    /// | zone of the site's times | `ESMQL_TIMEZONE` | an offset such as `+08:00`, or an IANA name |
    /// | path of 4.1.11 | `ESMQL_ELB_PATH` | `network`, `cloudresource` |
    /// | method of 4.2.3 | `ESMQL_METERING_METHOD` | `POST`, `GET` |
    ///
    /// - Parameter settings: a reader like that of a site's configuration.
    /// - Throws: a `QueryError` of the category `configuration` that names the variable.
    public init(reading settings: ConfigReader) throws(QueryError) {
        self = try SiteSettings(reading: settings).sessionOptions()
    }
}

extension SiteSettings {
    /// The options of a session that the settings describe.
    ///
    /// - Returns: the options.
    /// - Throws: a `QueryError` of the category `configuration` that names the setting.
    public func sessionOptions() throws(QueryError) -> SessionOptions {
        var options = SessionOptions()
        if let zone = try choice(
            .timeZone, { SiteTimeZone($0) }, "an offset such as +08:00, or an IANA name")
        {
            options.timeZone = zone
        }
        if let path = try choice(
            .loadBalancerPath, SessionOptions.LoadBalancerPath.init(rawValue:), "network or cloudresource")
        {
            options.loadBalancerPath = path
        }
        if let method = try choice(.meteringMethod, MeteringDataMethod.init(rawValue:), "POST or GET") {
            options.meteringDataMethod = method
        }
        // One account has one limit, however many processes use it.
        if let tokenFolder { options.client.rateLimit.scope = .folder(tokenFolder) }
        for value in values where value.value != nil { options.origins[value.name] = value.origin }
        // What stands for another setting where that is not set.
        options.origins[Setting.password.key] =
            options.origins[Setting.password.key] ?? options.origins[Setting.passwordCommand.key]
        options.origins[Setting.hcsoAppCode.key] =
            options.origins[Setting.hcsoAppCode.key] ?? options.origins[Setting.appCode.key]
        return options
    }
}
