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
        let reader = SettingsReader(settings)
        self.init()
        if let text = reader[.timeZone] {
            guard let zone = SiteTimeZone(text) else {
                throw Self.wrong("ESMQL_TIMEZONE", text, "an offset such as +08:00, or an IANA name")
            }
            timeZone = zone
        }
        if let text = reader[.loadBalancerPath] {
            guard let path = LoadBalancerPath(rawValue: text.lowercased()) else {
                throw Self.wrong("ESMQL_ELB_PATH", text, "network or cloudresource")
            }
            loadBalancerPath = path
        }
        if let text = reader[.meteringMethod] {
            guard let method = MeteringDataMethod(rawValue: text.uppercased()) else {
                throw Self.wrong("ESMQL_METERING_METHOD", text, "POST or GET")
            }
            meteringDataMethod = method
        }
    }

    private static func wrong(_ variable: String, _ text: String, _ expected: String) -> QueryError {
        QueryError(
            .configuration, code: "configuration",
            message: "\(variable) is '\(text)', which is not \(expected)")
    }
}
