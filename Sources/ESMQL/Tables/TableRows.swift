internal import ESMClient
internal import QueryEngine

/// The rows of the session's own tables.
enum TableRows {
    /// A row of `esmql_tables`.
    static func table(_ schema: TableSchema, kind: String, language: Language) -> [Value] {
        let reference = schema.reference
        return [
            .text(schema.name), .text(schema.summary[language]), text(reference?.section),
            text(reference?.method), text(reference?.path), names(schema.parameters.filter(\.isRequired)),
            names(schema.parameters), text(schema.timeColumn), text(reference?.pagingClass),
            integer(reference?.requestsPerMinute), .text(kind), integer(reference?.largestPage),
            text(reference?.rate[language]),
        ]
    }

    /// The rows of `esmql_columns` for a table.
    static func columns(_ schema: TableSchema, language: Language) -> [[Value]] {
        schema.columns.enumerated().map { index, column in
            let parameter = schema.parameters.first { $0.column == column.name }
            let reach = schema.reach(of: column.name)
            return [
                .text(schema.name), integer(index + 1), .text(column.name), .text(column.type.rawValue),
                list(column.wireNames.filter { $0 != column.name }), text(parameter?.name),
                .integer(parameter?.isRequired == true ? 1 : 0), .integer(column.isHidden ? 1 : 0),
                .text(column.summary[language]), text(column.unit?[language]),
                codes(column.codes, language), list(reach?.operators ?? []),
                reach.map { .integer($0.isExact ? 1 : 0) } ?? .null, list(reach?.defaultValues ?? []),
            ]
        }
    }

    /// A row of `esmql_requests`.
    static func request(_ entry: RequestLog.Entry) -> [Value] {
        switch entry {
        case .sent(let record): sent(record)
        case .cached(let page): cached(page)
        }
    }

    private static func cached(_ page: CachedPage) -> [Value] {
        let nothingSent = [Value](repeating: .null, count: 4)
        return [text(TimeText.format(page.usedAt)), .text(page.table), .text(page.table)] + nothingSent
            + [integer(page.rows), .integer(0), .real(0), .null, text(page.requestID), .null, .integer(1)]
    }

    private static func sent(_ record: RequestRecord) -> [Value] {
        [
            text(TimeText.format(record.startedAtMilliseconds)), text(tableName(of: record.endpoint)),
            .text(record.endpoint), .text(record.method), .text(record.path), .text(record.query),
            integer(record.status), integer(record.rows), integer(record.bytes), .real(record.milliseconds),
            integer(record.attempt), text(record.requestID), text(record.error?.description),
            .integer(0),
        ]
    }

    /// The rows of `esmql_settings`; no secret leaves its wrapping here.
    static func settings(_ site: SiteConfiguration, _ options: SessionOptions) -> [[Value]] {
        let settings: [(name: String, value: String?)] =
            [("endpoint", site.endpoint), ("iam_endpoint", site.iamEndpoint)] + signIn(site.credentials) + [
                ("appcode", site.appCode?.description), ("hcso_appcode", site.hcsoAppCode?.description),
                ("hcso_domain_id", site.hcsoDomainID), ("metering_domain_id", site.meteringDomainID),
                ("ca_file", site.caFile), ("client_certificate", site.tls.clientCertificateFile),
                ("client_key", site.tls.clientKeyFile),
                ("insecure", String(site.tls.skipsVerification)), ("proxy", site.proxy.description),
                ("timezone", options.timeZone.name),
                ("elb_path", options.loadBalancerPath.rawValue),
                ("metering_method", options.meteringDataMethod.rawValue),
                ("page_size", String(site.pageSize)), ("offset_unit", site.offsetUnit.rawValue),
                ("maximum_concurrency", String(site.maximumConcurrency)),
                ("request_timeout", site.requestTimeout.description),
            ]
        return settings.map { [.text($0.name), text($0.value), text(options.origins[$0.name]?.description)] }
    }

    private static func signIn(_ credentials: Credentials) -> [(name: String, value: String?)] {
        switch credentials {
        case .token(let token): [("token", token.description)]
        case .password(let user, let password, let domain, let project):
            account(user, password.description, domain, project)
        case .passwordFrom(let source, let user, let domain, let project):
            account(user, source.description, domain, project)
        }
    }

    private static func account(
        _ user: String, _ password: String, _ domain: String, _ project: Credentials.Project
    ) -> [(name: String, value: String?)] {
        let scope: (name: String, value: String?) =
            switch project {
            case .name(let name): ("project", name)
            case .id(let id): ("project_id", id)
            }
        return [("user", user), ("password", password), ("domain", domain), scope]
    }

    /// The table whose rows a call is for.
    private static func tableName(of endpoint: String) -> String? {
        endpoint == "sign_in" ? nil : Endpoint.tableName(of: endpoint)
    }

    private static func names(_ parameters: [ScanParameter]) -> Value { list(parameters.map(\.column)) }

    private static func list(_ texts: [String]) -> Value {
        texts.isEmpty ? .null : .text(texts.joined(separator: ", "))
    }

    /// Codes as a JSON object; their texts have no character that would need an escape.
    private static func codes(_ codes: [ColumnCode], _ language: Language) -> Value {
        guard !codes.isEmpty else { return .null }
        let members = codes.map { "\"\($0.value)\":\"\($0.meaning[language])\"" }
        return .text("{\(members.joined(separator: ","))}")
    }

    private static func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    private static func integer(_ integer: Int?) -> Value { integer.map { .integer(Int64($0)) } ?? .null }
}
