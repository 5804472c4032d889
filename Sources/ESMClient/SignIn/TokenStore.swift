/// Keeps the token and sees to it that one sign-in serves everybody who waits for it.
///
/// A token is replaced before it ends; while that fails it serves on until its end. A caller that is cancelled
/// leaves at once; the sign-in goes on for the others and ends when nobody is left.
actor TokenStore {
    /// How long after a failed sign-in a token that still lives is used without another try, in milliseconds.
    private static let patience: Int64 = 30_000

    /// How often the folder of the file is tried that another process signs in with, 20 ms apart.
    private static let lockPatience = 1500

    private let signIn: @Sendable () async throws -> IssuedToken
    private let file: TokenFile?
    private let now: @Sendable () -> Int64
    private let warn: @Sendable (String) -> Void
    private var hasWarned = false
    private var current: Token?
    private var generation = 0
    /// Before this time no sign-in is tried for a token that still lives.
    private var nextTry = Int64.min
    private var refresh: Task<Void, Never>?
    /// Counts the sign-ins, so that one that was given up cannot answer for a later one.
    private var refreshNumber = 0
    private var nextWaiter = 0
    private var waiters: [Int: CheckedContinuation<Token, any Error>] = [:]

    /// An empty store.
    ///
    /// - Parameters:
    ///   - file: where tokens are kept beyond the process.
    ///   - now: this machine's clock, in milliseconds since 1970-01-01 UTC.
    ///   - warn: told once why the file cannot be used.
    ///   - signIn: fetches a new token; while somebody waits for it, it is not called again.
    init(
        file: TokenFile? = nil, now: @escaping @Sendable () -> Int64 = { WallClock.milliseconds },
        warn: @escaping @Sendable (String) -> Void = { _ in },
        signIn: @escaping @Sendable () async throws -> IssuedToken
    ) {
        self.file = file
        self.now = now
        self.warn = warn
        self.signIn = signIn
    }

    /// The token to send, fetched where there is none.
    ///
    /// - Parameter stale: a token that the site has just refused; a newer one is returned or fetched.
    /// - Returns: a token that is not `stale`.
    /// - Throws: what the sign-in throws, and `CancellationError` where the task is cancelled.
    func token(replacing stale: Token? = nil) async throws -> Token {
        try Task.checkCancellation()
        if let stale, stale.generation == current?.generation { current = nil }
        if let current, !current.issued.isDue(at: now()) || now() < nextTry, !current.issued.isOver(at: now())
        {
            return current
        }
        if refresh == nil, let kept = readFile(besides: stale) { return adopt(kept, isOwn: false) }
        return try await fetched(besides: stale, isForced: false)
    }

    /// A token of a new sign-in, whatever is kept.
    func newToken() async throws -> Token {
        try Task.checkCancellation()
        return try await fetched(besides: nil, isForced: true)
    }

    private func fetched(besides stale: Token?, isForced: Bool) async throws -> Token {
        let waiter = nextWaiter
        nextWaiter += 1
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else {
                    continuation.resume(throwing: CancellationError())
                    return
                }
                waiters[waiter] = continuation
                startRefresh(besides: stale, isForced: isForced)
            }
        } onCancel: {
            Task { await self.leave(waiter) }
        }
    }

    private func startRefresh(besides stale: Token?, isForced: Bool) {
        guard refresh == nil else { return }
        refreshNumber += 1
        let number = refreshNumber
        // It serves others too, whose work may end later than that of the one who asked first.
        refresh = RequestDeadline.$current.withValue(nil) {
            Task { await renew(number, besides: stale, isForced: isForced) }
        }
    }

    private func renew(_ number: Int, besides stale: Token?, isForced: Bool) async {
        let lock = isForced ? nil : await lockedFolder()
        // Whoever had the folder may have signed in for everybody.
        let kept = lock == nil ? nil : readFile(besides: stale)
        let result: Result<IssuedToken, any Error>
        do {
            if let kept { result = .success(kept) } else { result = .success(try await signIn()) }
        } catch {
            result = .failure(error)
        }
        finish(number, result, isNew: kept == nil)
        // Not before the token is written.
        withExtendedLifetime(lock) {}
    }

    /// The folder of the file for this store alone; nil where there is no file, or somebody else keeps it for too long.
    private func lockedFolder() async -> FolderLock? {
        guard let file else { return nil }
        for _ in 0..<Self.lockPatience {
            do throws(ESMClientError) {
                if let lock = try file.lock() { return lock }
            } catch {
                complain(error)
                return nil
            }
            // A sign-in that nobody waits for is cancelled, and finds out by itself.
            guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return nil }
        }
        return nil
    }

    private func finish(_ number: Int, _ result: Result<IssuedToken, any Error>, isNew: Bool) {
        guard number == refreshNumber, refresh != nil else { return }
        refresh = nil
        let outcome: Result<Token, any Error>
        switch result {
        case .success(let issued):
            outcome = .success(adopt(issued, isOwn: isNew))
            if isNew { writeFile(issued) }
        case .failure(let error):
            if let current, !current.issued.isOver(at: now()), Self.mayPass(error) {
                nextTry = now() &+ Self.patience
                outcome = .success(current)
            } else {
                current = nil
                outcome = .failure(error)
            }
        }
        let waiting = waiters.values
        waiters = [:]
        for continuation in waiting { continuation.resume(with: outcome) }
    }

    /// Whether a sign-in failed for a reason that says nothing about the user.
    private static func mayPass(_ error: any Error) -> Bool {
        (error as? ESMClientError)?.code != .signInRefused
    }

    private func adopt(_ issued: IssuedToken, isOwn: Bool) -> Token {
        generation += 1
        let token = Token(issued: issued, generation: generation, isOwn: isOwn)
        current = token
        nextTry = .min
        return token
    }

    private func leave(_ waiter: Int) {
        guard let continuation = waiters.removeValue(forKey: waiter) else { return }
        continuation.resume(throwing: CancellationError())
        guard waiters.isEmpty else { return }
        refresh?.cancel()
        refresh = nil
    }

    /// The token of the file, where it is another one than what is not wanted and does not end soon.
    private func readFile(besides stale: Token?) -> IssuedToken? {
        guard let file else { return nil }
        do {
            guard let kept = try file.read() else { return nil }
            if kept.value == stale?.value {
                try file.remove()
                return nil
            }
            return kept.isDue(at: now()) || kept.value == current?.value ? nil : kept
        } catch {
            complain(error)
            return nil
        }
    }

    private func writeFile(_ issued: IssuedToken) {
        guard let file, issued.expiresAt != nil else { return }
        do { try file.write(issued) } catch { complain(error) }
    }

    private func complain(_ error: ESMClientError) {
        guard !hasWarned else { return }
        hasWarned = true
        warn(error.message)
    }
}
