extension RequestRunner {
    /// A token, from the configuration or by signing in at IAM.
    func signIn() async throws(ESMClientError) -> IssuedToken {
        let password: Secret
        switch configuration.credentials {
        case .token(let token): return IssuedToken(value: token)
        // No request will be sent with it, and nobody is asked for a password in vain.
        case _ where options.exchanges.isOffline:
            return IssuedToken(value: Secret(Exchange.replayedToken))
        case .password(_, let text, _, _): password = text
        case .passwordFrom(let source, _, _, _): password = try await source.password()
        }
        guard let iam = configuration.iam, let account = configuration.credentials.account else {
            throw .configuration("signing in with a password needs the IAM endpoint")
        }
        let signIn = PasswordSignIn(
            iam: iam, user: account.user, password: password, domain: account.domain,
            project: account.project, secrets: configuration.secrets)
        let label = Label(
            endpoint: "sign_in", path: PasswordSignIn.path, query: "nocatalog=true", attempt: 1, site: iam)
        return try await run(signIn.call, label) { answer throws(ESMClientError) in
            (try signIn.token(in: answer, now: WallClock.milliseconds), nil)
        }
    }
}
