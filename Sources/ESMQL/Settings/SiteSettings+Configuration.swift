public import ESMClient
public import QueryEngine

extension SiteSettings {
    /// The site that the settings describe.
    ///
    /// - Parameter askForPassword: asked for the password where no setting has it and a token has to be fetched;
    ///   where it is nil, that is an error.
    /// - Returns: the site.
    /// - Throws: a `QueryError` of the category `configuration` that names what is missing or wrong.
    public func configuration(
        askForPassword: (@Sendable () async throws -> Secret)? = nil
    ) throws(QueryError) -> SiteConfiguration {
        guard let endpoint = reader[.endpoint] else {
            throw Self.wrong(
                "the address of the site is not set: set ESMQL_ENDPOINT, or try --demo, a simulated site")
        }
        let credentials = try credentials(askForPassword)
        do {
            return try SiteConfiguration(
                endpoint: endpoint, iamEndpoint: reader[.iamEndpoint], credentials: credentials,
                appCode: reader.secret(.appCode), hcsoAppCode: reader.secret(.hcsoAppCode),
                hcsoDomainID: reader[.hcsoDomainID], meteringDomainID: reader[.meteringDomainID],
                tls: try tls(), proxy: try proxy(),
                tokenStorage: tokenFolder.map { .folder($0) } ?? .memory,
                offsetUnit: try choice(.offsetUnit, OffsetUnit.init(rawValue:), "rows or pages") ?? .rows,
                pageSize: try choice(.pageSize, { Int($0) }, "a number from 1 to 1000") ?? 1000)
        } catch let error as ESMClientError {
            throw QueryError(error)
        } catch {
            throw error as? QueryError ?? Self.wrong("the settings cannot be read")
        }
    }

    private func credentials(
        _ ask: (@Sendable () async throws -> Secret)?
    ) throws(QueryError) -> Credentials {
        let user = reader[.user]
        let hasPassword = reader[.password] != nil || reader[.passwordCommand] != nil
        // A token left behind by another tool does not replace a user who was set for this one.
        let prefersUser = user != nil && hasPassword && reader.has(.user, before: .token)
        if !prefersUser, let token = reader.secret(.token) { return .token(token) }
        // A token of an earlier sign-in, or somebody to ask, may do instead of a password.
        let mayDoWithout = (tokenFolder != nil || ask != nil) && reader[.iamEndpoint] != nil
        guard let user, hasPassword || mayDoWithout else {
            throw Self.wrong(
                "how to sign in is not set: set ESMQL_TOKEN, or ESMQL_USER, ESMQL_PASSWORD, ESMQL_DOMAIN and "
                    + "ESMQL_PROJECT with ESMQL_IAM_ENDPOINT")
        }
        guard reader[.iamEndpoint] != nil else {
            throw Self.wrong("the address of IAM is not set: set ESMQL_IAM_ENDPOINT, or ESMQL_TOKEN instead")
        }
        guard let domain = reader[.domain] else {
            throw Self.wrong("the domain of the user is not set: set ESMQL_DOMAIN")
        }
        let project = try project()
        if let password = reader.secret(.password), !reader.has(.passwordCommand, before: .password) {
            return .password(user: user, password: password, domain: domain, project: project)
        }
        return .passwordFrom(passwordSource(ask), user: user, domain: domain, project: project)
    }

    private func project() throws(QueryError) -> Credentials.Project {
        if let id = reader[.projectID], !reader.has(.project, before: .projectID) { return .id(id) }
        guard let project = reader[.project] else {
            throw Self.wrong("the project is not set: set ESMQL_PROJECT or ESMQL_PROJECT_ID")
        }
        return .name(project)
    }

    private func passwordSource(_ ask: (@Sendable () async throws -> Secret)?) -> PasswordSource {
        if let command = reader[.passwordCommand] {
            return PasswordSource { try await PasswordCommand(command).run() }
        }
        return PasswordSource(
            ask ?? {
                throw ESMClientError(
                    code: .configuration,
                    message:
                        "there is no password and no token of an earlier sign-in: run esmql login, or set "
                        + "ESMQL_PASSWORD or password_command")
            })
    }

    private func tls() throws(QueryError) -> TLSSettings {
        var addresses: [String: String] = [:]
        for pair in (reader[.addresses] ?? "").split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw wrong(.addresses, "a list such as esm.example.com=10.1.2.3, with commas between")
            }
            addresses[String(parts[0])] = String(parts[1])
        }
        return TLSSettings(
            caFile: reader[.caFile], clientCertificateFile: reader[.clientCertificate],
            clientKeyFile: reader[.clientKey], clientKeyPassphrase: reader.secret(.clientKeyPassphrase),
            addresses: addresses,
            skipsVerification: try choice(.insecure, Self.truth, "true or false") ?? false)
    }

    /// Through which proxy sites are reached.
    package func proxySettings() throws(QueryError) -> ProxySettings {
        do { return try proxy() } catch { throw QueryError(error) }
    }

    private func proxy() throws(ESMClientError) -> ProxySettings {
        guard let found = reader.find(.proxy), found.value.lowercased() != "none" else { return .none }
        return try ProxySettings(
            found.value, setting: "the proxy (\(found.origin))", exceptions: reader[.noProxy] ?? "")
    }

    /// The value of a setting of few values; nil where it is not set.
    func choice<Value>(
        _ setting: Setting, _ read: (String) -> Value?, _ expected: String
    ) throws(QueryError) -> Value? {
        guard let text = reader[setting] else { return nil }
        guard let value = read(text) ?? read(text.lowercased()) ?? read(text.uppercased()) else {
            throw wrong(setting, expected)
        }
        return value
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "1", "true", "yes", "on": true
        case "0", "false", "no", "off": false
        default: nil
        }
    }

    private func wrong(_ setting: Setting, _ expected: String) -> QueryError {
        let found = reader.find(setting)
        let value = found.map { setting.shown($0.value) } ?? ""
        let name: String
        switch found?.origin {
        case .variable(let variable): name = variable
        case .profile(_, let file, let line): name = "\(file):\(line): \(setting.key)"
        case .option(let option): name = option
        case .standard, nil: name = setting.key
        }
        return Self.wrong("\(name) is '\(value)', which is not \(expected)")
    }

    static func wrong(_ message: String) -> QueryError {
        QueryError(.configuration, code: "configuration", message: message)
    }
}
