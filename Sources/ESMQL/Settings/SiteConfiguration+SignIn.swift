public import ESMClient
public import Logging
public import QueryEngine

extension SiteConfiguration {
    /// Signs in anew, whatever token is kept, and keeps the new one where the configuration says.
    ///
    /// - Parameter logger: gets a warning where the token cannot be kept.
    /// - Returns: how long the token is good, and whether it is kept.
    /// - Throws: a `QueryError` of the category `signIn` where IAM refuses.
    public func signIn(
        logger: Logger = Logger(label: "esmql")
    ) async throws(QueryError) -> ESMClient.SignInReceipt {
        let client: ESMClient
        do { client = try ESMClient(configuration: self, logger: logger) } catch { throw QueryError(error) }
        let result: Result<ESMClient.SignInReceipt, QueryError>
        do { result = .success(try await client.signIn()) } catch { result = .failure(QueryError(error)) }
        await client.shutdown()
        return try result.get()
    }

    /// Forgets the token that is kept for other processes.
    ///
    /// - Returns: whether there was one.
    /// - Throws: a `QueryError` of the category `configuration` where its file cannot be removed.
    public func signOut() throws(QueryError) -> Bool {
        do { return try forgetToken() } catch { throw QueryError(error) }
    }
}
