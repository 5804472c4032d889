import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct TokenStoreTests {
    private struct Refused: Error {}

    /// A sign-in that counts its calls and waits for a signal.
    private final class SignIn: Sendable {
        let began = Signal()
        let goOn = Signal()
        let calls = Mutex(0)
        let wasCancelled = Signal()

        func run() async throws -> IssuedToken {
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            guard number == 1 else { return IssuedToken(value: Secret("token-\(number)")) }
            began.fire()
            await goOn.wait()
            if Task.isCancelled {
                wasCancelled.fire()
                throw CancellationError()
            }
            return IssuedToken(value: Secret("token-1"))
        }
    }

    @Test func oneSignInServesEverybody() async throws {
        let signIn = SignIn()
        let store = TokenStore { try await signIn.run() }
        try await withThrowingTaskGroup(of: Token.self) { group in
            for _ in 0..<20 { group.addTask { try await store.token() } }
            await signIn.began.wait()
            signIn.goOn.fire()
            for try await token in group { #expect(token.value == Secret("token-1")) }
        }
        #expect(signIn.calls.withLock { $0 } == 1)
    }

    @Test func oneNewTokenReplacesARefusedOne() async throws {
        let calls = Mutex(0)
        let store = TokenStore {
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            return IssuedToken(value: Secret("token-\(number)"))
        }
        let first = try await store.token()
        let tokens = try await withThrowingTaskGroup(of: Token.self) { group in
            for _ in 0..<20 { group.addTask { try await store.token(replacing: first) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(tokens.map(\.value)) == [Secret("token-2")])
        #expect(try await store.token().value == Secret("token-2"))
        #expect(calls.withLock { $0 } == 2)
    }

    @Test func aFailureReachesEverybodyAndIsNotKept() async throws {
        let calls = Mutex(0)
        let store = TokenStore {
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            guard number > 1 else { throw Refused() }
            return IssuedToken(value: Secret("token"))
        }
        await #expect(throws: Refused.self) { try await store.token() }
        #expect(try await store.token().value == Secret("token"))
    }

    @Test func whoIsCancelledLeavesAndTheOthersStay() async throws {
        let signIn = SignIn()
        let store = TokenStore { try await signIn.run() }
        let stays = Task { try await store.token() }
        await signIn.began.wait()
        let leaves = Task { try await store.token() }
        leaves.cancel()
        await #expect(throws: CancellationError.self) { try await leaves.value }
        signIn.goOn.fire()
        #expect(try await stays.value.value == Secret("token-1"))
        #expect(signIn.calls.withLock { $0 } == 1)
    }

    @Test func aSignInThatNobodyWaitsForIsCancelledAndDoesNotCount() async throws {
        let signIn = SignIn()
        let store = TokenStore { try await signIn.run() }
        let only = Task { try await store.token() }
        await signIn.began.wait()
        only.cancel()
        await #expect(throws: CancellationError.self) { try await only.value }
        await signIn.wasCancelled.wait()
        #expect(try await store.token().value == Secret("token-2"))
    }
}
