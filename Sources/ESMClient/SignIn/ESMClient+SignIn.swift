extension ESMClient {
    /// What a sign-in has brought.
    public struct SignInReceipt: Sendable, Hashable {
        /// When the token ends, in milliseconds since 1970-01-01 UTC by the site's clock; nil where that is unknown.
        public var expiresAtMilliseconds: Int64?
        /// Whether the token is kept for other processes too.
        public var isKept: Bool
    }

    /// Signs in anew, whatever token is kept, and keeps the new one where the configuration says.
    ///
    /// - Returns: how long the token is good, and whether it could be kept; why not is logged as a warning.
    /// - Throws: ``ESMClientError``, with the code `configuration` where the credentials are a token.
    public func signIn() async throws(ESMClientError) -> SignInReceipt {
        if case .token = configuration.credentials {
            throw .configuration("there is nothing to sign in with: a token is set, and no user and password")
        }
        let token: Token
        do {
            token = try await tokens.newToken()
        } catch {
            throw error as? ESMClientError ?? .cancelled
        }
        let kept = try? configuration.tokenFile?.read()
        return SignInReceipt(
            expiresAtMilliseconds: token.issued.expiresAt, isKept: kept?.value == token.value)
    }
}

extension SiteConfiguration {
    /// Forgets the token that is kept for other processes.
    ///
    /// - Returns: whether there was one.
    /// - Throws: ``ESMClientError`` with the code `configuration` where its file cannot be removed.
    @discardableResult
    public func forgetToken() throws(ESMClientError) -> Bool {
        try tokenFile?.remove() ?? false
    }
}
