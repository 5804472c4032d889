extension SiteConfiguration {
    /// Every secret that is sent, for taking them out of texts that the site sends back.
    var secrets: [Secret] {
        var secrets = [appCode, hcsoAppCode, tls.clientKeyPassphrase].compactMap(\.self) + otherSecrets
        secrets += proxy.server?.secrets ?? []
        switch credentials {
        case .token(let token): secrets.append(token)
        case .password(_, let password, _, _): secrets.append(password)
        case .passwordFrom: break
        }
        return secrets
    }

    func checkCredentials() throws(ESMClientError) {
        switch credentials {
        case .token(let token):
            try Self.checkHeader(token.reveal(), setting: "token")
        case .password(_, let password, _, _):
            guard !password.reveal().isEmpty else { throw .configuration("the password is empty") }
        case .passwordFrom: break
        }
        guard let account = credentials.account else { return }
        guard iam != nil else {
            throw .configuration("signing in with a password needs the IAM endpoint")
        }
        guard !account.user.isEmpty else { throw .configuration("the user name is empty") }
        guard !account.domain.isEmpty else { throw .configuration("the domain name is empty") }
        switch account.project {
        case .name(let text), .id(let text):
            guard !text.isEmpty else { throw .configuration("the project is empty") }
        }
    }

    func checkTLS() throws(ESMClientError) {
        if tls.clientCertificateFile == nil, tls.clientKeyFile != nil {
            throw .configuration("a client key needs the client certificate that it belongs to")
        }
        for (host, address) in tls.addresses where host.isEmpty || IPBlock(address)?.isAddress != true {
            throw .configuration("the address to connect to instead of \(host) is not an IP address")
        }
    }

    func checkHeaders() throws(ESMClientError) {
        if let appCode { try Self.checkHeader(appCode.reveal(), setting: "app code") }
        if let hcsoAppCode { try Self.checkHeader(hcsoAppCode.reveal(), setting: "HCSO app code") }
        if let hcsoDomainID { try Self.checkHeader(hcsoDomainID, setting: "HCSO domain id") }
    }

    func checkLimits() throws(ESMClientError) {
        guard requestTimeout > .zero, requestTimeout <= .seconds(86_400) else {
            throw .configuration("the request timeout must be above 0 s and at most a day")
        }
        guard (1...256).contains(maximumConcurrency) else {
            throw .configuration("the maximum concurrency must be 1 to 256, not \(maximumConcurrency)")
        }
        guard (1...1000).contains(pageSize) else {
            throw .configuration("the page size must be 1 to 1000, not \(pageSize)")
        }
        guard maximumResponseBytes > 0 else {
            throw .configuration("the maximum size of an answer must be above 0, not \(maximumResponseBytes)")
        }
    }

    /// Refuses what cannot stand in a header: a blank value, control characters, anything but ASCII.
    static func checkHeader(_ value: String, setting: String) throws(ESMClientError) {
        guard !value.allSatisfy(\.isWhitespace) else { throw .configuration("the \(setting) is empty") }
        guard HeaderValue.isValid(value) else {
            throw .configuration("the \(setting) contains a character that cannot be sent in a header")
        }
    }
}
