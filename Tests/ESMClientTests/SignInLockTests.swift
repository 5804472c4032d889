import Testing

@testable import ESMClient

/// Processes that share a token cache and sign in at the same time.
///
/// Each store has descriptors of its own, so that two of them are to the lock what two processes are.
@Suite(.timeLimit(.minutes(5)))
struct SignInLockTests {
    private func file(_ folder: TemporaryFolder) -> TokenFile {
        TokenFile(
            folder: folder.path,
            identity: TokenFile.Identity(endpoint: "e", iam: "i", user: "u", domain: "d", project: "p"))
    }

    private let issued = IssuedToken(
        value: Secret("shared"), issuedAt: WallClock.milliseconds,
        expiresAt: WallClock.milliseconds + 86_400_000)

    @Test func oneSignInServesAll() async throws {
        let folder = try TemporaryFolder()
        let calls = Counter()
        let issued = issued
        let stores = (0..<8).map { _ in
            TokenStore(file: file(folder)) {
                calls.next()
                // The others come to the lock meanwhile.
                for _ in 0..<100 { await Task.yield() }
                return issued
            }
        }
        try await withThrowingTaskGroup(of: Token.self) { group in
            for store in stores { group.addTask { try await store.token() } }
            for try await token in group { #expect(token.value == Secret("shared")) }
        }
        #expect(calls.value == 1)
    }

    @Test func whoWaitedTakesTheTokenThatTheOtherBrought() async throws {
        let folder = try TemporaryFolder()
        let file = file(folder)
        var lock = try file.lock()
        #expect(lock != nil)
        #expect(try file.lock() == nil)
        let store = TokenStore(file: file) {
            Issue.record("nobody has to sign in")
            return IssuedToken(value: Secret("own"))
        }
        async let token = store.token()
        try file.write(issued)
        lock = nil
        #expect(try await token.value == Secret("shared"))
        #expect(lock == nil)
    }

    @Test func aNewTokenIsFetchedWhoeverHasTheFolder() async throws {
        let folder = try TemporaryFolder()
        let file = file(folder)
        try file.write(issued)
        let lock = try file.lock()
        let store = TokenStore(file: file) { IssuedToken(value: Secret("new"), expiresAt: .max) }
        #expect(try await store.newToken().value == Secret("new"))
        withExtendedLifetime(lock) {}
    }

    @Test func whoIsCancelledDoesNotWaitForTheFolder() async throws {
        let folder = try TemporaryFolder()
        let file = file(folder)
        let lock = try file.lock()
        let store = TokenStore(file: file) {
            try Task.checkCancellation()
            return IssuedToken(value: Secret("own"))
        }
        let task = Task { try await store.token() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        withExtendedLifetime(lock) {}
    }
}
