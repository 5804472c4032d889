internal import ESMClient
internal import QueryEngine

/// The rows of the session's own tables.
enum TableRows {
    /// A row of `esmql_tables`.
    static func table(_ schema: TableSchema) -> [Value] {
        let endpoint = Endpoint.all.first { tableName(of: $0.name) == schema.name }
        let paging = schema.name == "metering_records" ? PagingClass.marker : endpoint?.paging
        return [
            .text(schema.name), .text(schema.summary),
            schema.name == "metering_records" ? .text("4.2.1 to 4.2.3") : text(endpoint?.section),
            text(endpoint?.method), text(endpoint?.path),
            names(schema.parameters.filter(\.isRequired)), names(schema.parameters),
            text(schema.timeColumn), text(paging?.rawValue),
            integer(endpoint?.level?.requestsPerMinute),
        ]
    }

    /// The rows of `esmql_columns` for a table.
    static func columns(_ schema: TableSchema) -> [[Value]] {
        schema.columns.enumerated().map { index, column in
            let parameter = schema.parameters.first { $0.column == column.name }
            let names = column.wireNames.filter { $0 != column.name }
            return [
                .text(schema.name), integer(index + 1), .text(column.name), .text(column.type.rawValue),
                text(names.isEmpty ? nil : names.joined(separator: ", ")), text(parameter?.name),
                .integer(parameter?.isRequired == true ? 1 : 0), .integer(column.isHidden ? 1 : 0),
                .text(column.summary),
            ]
        }
    }

    /// A row of `esmql_requests`.
    static func request(_ record: RequestRecord) -> [Value] {
        [
            text(TimeText.format(record.startedAtMilliseconds)), text(tableName(of: record.endpoint)),
            .text(record.endpoint), .text(record.method), .text(record.path), .text(record.query),
            integer(record.status), integer(record.rows), integer(record.bytes), .real(record.milliseconds),
            integer(record.attempt), text(record.requestID), text(record.error?.description),
        ]
    }

    /// The rows of `esmql_settings`; no secret leaves its wrapping here.
    static func settings(_ site: SiteConfiguration, _ options: SessionOptions) -> [[Value]] {
        let settings: [(name: String, value: String?)] =
            [("endpoint", site.endpoint), ("iam_endpoint", site.iamEndpoint)] + signIn(site.credentials) + [
                ("appcode", site.appCode?.description), ("hcso_appcode", site.hcsoAppCode?.description),
                ("hcso_domain_id", site.hcsoDomainID), ("metering_domain_id", site.meteringDomainID),
                ("ca_file", site.caFile), ("timezone", options.timeZone.name),
                ("elb_path", options.loadBalancerPath.rawValue),
                ("metering_method", options.meteringDataMethod.rawValue),
                ("page_size", String(site.pageSize)), ("offset_unit", site.offsetUnit.rawValue),
                ("maximum_concurrency", String(site.maximumConcurrency)),
                ("request_timeout", site.requestTimeout.description),
            ]
        return settings.map { [.text($0.name), text($0.value)] }
    }

    private static func signIn(_ credentials: Credentials) -> [(name: String, value: String?)] {
        switch credentials {
        case .token(let token): [("token", token.description)]
        case .password(let user, let password, let domain, .name(let project)):
            [("user", user), ("password", password.description), ("domain", domain), ("project", project)]
        case .password(let user, let password, let domain, .id(let project)):
            [("user", user), ("password", password.description), ("domain", domain), ("project_id", project)]
        }
    }

    /// The table whose rows a call is for.
    private static func tableName(of endpoint: String) -> String? {
        switch endpoint {
        case "sign_in": nil
        case "metering_job", "metering_job_status": "metering_records"
        default: endpoint
        }
    }

    private static func names(_ parameters: [ScanParameter]) -> Value {
        parameters.isEmpty ? .null : .text(parameters.map(\.column).joined(separator: ", "))
    }

    private static func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    private static func integer(_ integer: Int?) -> Value { integer.map { .integer(Int64($0)) } ?? .null }
}
