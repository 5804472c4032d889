/// Keeps the token in memory and sees to it that one sign-in serves everybody who waits for it.
///
/// A caller that is cancelled leaves at once; the sign-in goes on for the others and ends when nobody is left.
actor TokenStore {
    private let signIn: @Sendable () async throws -> Secret
    private var current: Token?
    private var generation = 0
    private var refresh: Task<Void, Never>?
    /// Counts the sign-ins, so that one that was given up cannot answer for a later one.
    private var refreshNumber = 0
    private var nextWaiter = 0
    private var waiters: [Int: CheckedContinuation<Token, any Error>] = [:]

    /// An empty store.
    ///
    /// - Parameter signIn: fetches a new token; while somebody waits for it, it is not called again.
    init(signIn: @escaping @Sendable () async throws -> Secret) {
        self.signIn = signIn
    }

    /// The token to send, fetched where there is none.
    ///
    /// - Parameter stale: a token that the site has just refused; a newer one is returned or fetched.
    /// - Returns: a token that is not `stale`.
    /// - Throws: what the sign-in throws, and `CancellationError` where the task is cancelled.
    func token(replacing stale: Token? = nil) async throws -> Token {
        try Task.checkCancellation()
        if let current, current.generation > stale?.generation ?? 0 { return current }
        let waiter = nextWaiter
        nextWaiter += 1
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else {
                    continuation.resume(throwing: CancellationError())
                    return
                }
                waiters[waiter] = continuation
                startRefresh()
            }
        } onCancel: {
            Task { await self.leave(waiter) }
        }
    }

    private func startRefresh() {
        guard refresh == nil else { return }
        current = nil
        refreshNumber += 1
        let number = refreshNumber
        refresh = Task {
            let result: Result<Secret, any Error>
            do {
                result = .success(try await signIn())
            } catch {
                result = .failure(error)
            }
            finish(number, result)
        }
    }

    private func finish(_ number: Int, _ result: Result<Secret, any Error>) {
        guard number == refreshNumber, refresh != nil else { return }
        refresh = nil
        let token = result.map { secret in
            generation += 1
            return Token(value: secret, generation: generation)
        }
        current = try? token.get()
        let waiting = waiters.values
        waiters = [:]
        for continuation in waiting { continuation.resume(with: token) }
    }

    private func leave(_ waiter: Int) {
        guard let continuation = waiters.removeValue(forKey: waiter) else { return }
        continuation.resume(throwing: CancellationError())
        guard waiters.isEmpty else { return }
        refresh?.cancel()
        refresh = nil
    }
}
