import Foundation
import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct TokenRefreshTests {
    private struct Down: Error {}

    /// An issuer whose clock and whose machine's clock the test sets.
    private final class Issuer: Sendable {
        let calls = Mutex(0)
        let now = Mutex<Int64>(1_000_000_000)
        let failure = Mutex<(any Error)?>(nil)
        let life: Int64
        let offset: Int64

        init(life: Int64 = 24 * 3_600_000, offset: Int64 = 0) {
            self.life = life
            self.offset = offset
        }

        func issue() throws -> IssuedToken {
            if let failure = failure.withLock(\.self) { throw failure }
            let number = calls.withLock { calls in
                calls += 1
                return calls
            }
            let issuedAt = now.withLock(\.self) + offset
            return IssuedToken(
                value: Secret("token-\(number)"), issuedAt: issuedAt, expiresAt: issuedAt + life,
                clockOffset: offset)
        }

        func pass(_ milliseconds: Int64) { now.withLock { $0 += milliseconds } }

        var clock: @Sendable () -> Int64 { { self.now.withLock(\.self) } }
    }

    private func store(
        _ issuer: Issuer, file: TokenFile? = nil, warnings: Counter = Counter()
    ) -> TokenStore {
        TokenStore(file: file, now: issuer.clock) { _ in
            warnings.next()
        } signIn: {
            try issuer.issue()
        }
    }

    private func file(in folder: TemporaryFolder) -> TokenFile {
        TokenFile(
            folder: folder.path,
            identity: TokenFile.Identity(endpoint: "e", iam: "i", user: "u", domain: "d", project: "p"))
    }

    @Test func aTokenThatAnotherProcessLeftIsNotASignInOfOurs() async throws {
        let (folder, issuer) = (try TemporaryFolder(), Issuer())
        let own = try await store(issuer, file: file(in: folder)).token()
        let store = store(issuer, file: file(in: folder))
        let left = try await store.token()
        #expect(own.isOwn && !left.isOwn && left.value == own.value)
        let next = try await store.token(replacing: left)
        #expect(next.isOwn && next.value != left.value)
    }

    @Test func nobodysEndInTimeEndsTheSignInOfOthers() async throws {
        let gate = Signal()
        let deadlines = Mutex<[Duration?]>([])
        let store = TokenStore {
            deadlines.withLock { $0.append(RequestDeadline.current) }
            await gate.wait()
            return IssuedToken(value: Secret("token"))
        }
        let token = try await RequestDeadline.$current.withValue(.seconds(1)) {
            gate.fire()
            return try await store.token()
        }
        #expect(token.value == Secret("token"))
        #expect(deadlines.withLock(\.self) == [nil])
    }

    @Test(arguments: [0, 7 * 3_600_000, -7 * 3_600_000] as [Int64])
    func aTokenIsReplacedBeforeItsEndByTheIssuersClock(_ offset: Int64) async throws {
        let issuer = Issuer(offset: offset)
        let store = store(issuer)
        #expect(try await store.token().value == Secret("token-1"))
        issuer.pass(24 * 3_600_000 - 301_000)
        #expect(try await store.token().value == Secret("token-1"))
        issuer.pass(2_000)
        #expect(try await store.token().value == Secret("token-2"))
        #expect(try await store.token().value == Secret("token-2"))
        #expect(issuer.calls.withLock(\.self) == 2)
    }

    @Test func aShortLifeIsUsedToItsLastTenth() async throws {
        let issuer = Issuer(life: 60_000)
        let store = store(issuer)
        _ = try await store.token()
        issuer.pass(53_000)
        #expect(try await store.token().value == Secret("token-1"))
        issuer.pass(2_000)
        #expect(try await store.token().value == Secret("token-2"))
    }

    @Test func aTokenThatIsIssuedDeadIsUsedOnceAndNotAskedForInACircle() async throws {
        let issuer = Issuer(life: 0)
        let store = store(issuer)
        #expect(try await store.token().value == Secret("token-1"))
        #expect(try await store.token().value == Secret("token-2"))
        #expect(issuer.calls.withLock(\.self) == 2)
    }

    @Test func whileTheIssuerIsDownALivingTokenServesOn() async throws {
        let issuer = Issuer()
        let store = store(issuer)
        let first = try await store.token()
        issuer.pass(24 * 3_600_000 - 60_000)
        issuer.failure.withLock { $0 = Down() }
        #expect(try await store.token() == first)
        issuer.failure.withLock { $0 = nil }
        // Not asked again at once, but soon.
        #expect(try await store.token() == first)
        issuer.pass(31_000)
        #expect(try await store.token().value == Secret("token-2"))
        issuer.pass(24 * 3_600_000)
        issuer.failure.withLock { $0 = Down() }
        await #expect(throws: Down.self) { try await store.token() }
    }

    @Test func aRefusedUserGetsNoOldToken() async throws {
        let issuer = Issuer()
        let store = store(issuer)
        _ = try await store.token()
        issuer.pass(24 * 3_600_000 - 60_000)
        issuer.failure.withLock { $0 = ESMClientError(code: .signInRefused, message: "no") }
        await #expect(throws: ESMClientError.self) { try await store.token() }
    }

    @Test func theNextProcessUsesTheTokenOfTheFile() async throws {
        let folder = try TemporaryFolder()
        let issuer = Issuer()
        let file = file(in: folder)
        #expect(try await store(issuer, file: file).token().value == Secret("token-1"))
        let second = store(issuer, file: file)
        let token = try await second.token()
        #expect(token.value == Secret("token-1"))
        #expect(issuer.calls.withLock(\.self) == 1)
        // One that the site refuses is replaced in the file too.
        #expect(try await second.token(replacing: token).value == Secret("token-2"))
        #expect(try file.read()?.value == Secret("token-2"))
        issuer.pass(24 * 3_600_000)
        #expect(try await store(issuer, file: file).token().value == Secret("token-3"))
    }

    @Test func aTokenThatAnotherProcessHasRenewedIsTakenInsteadOfASignIn() async throws {
        let folder = try TemporaryFolder()
        let issuer = Issuer()
        let file = file(in: folder)
        let one = store(issuer, file: file)
        let other = store(issuer, file: file)
        let old = try await one.token()
        #expect(try await other.token().value == old.value)
        #expect(try await one.token(replacing: old).value == Secret("token-2"))
        #expect(
            try await other.token(replacing: Token(issued: old.issued, generation: 1)).value
                == Secret("token-2"))
        #expect(issuer.calls.withLock(\.self) == 2)
    }

    @Test func aRefusedTokenIsNotFoundInTheFileAgain() async throws {
        let folder = try TemporaryFolder()
        let issuer = Issuer()
        let file = file(in: folder)
        let store = store(issuer, file: file)
        let token = try await store.token()
        issuer.failure.withLock { $0 = Down() }
        await #expect(throws: Down.self) { try await store.token(replacing: token) }
        await #expect(throws: Down.self) { try await store.token() }
        #expect(try file.read() == nil)
    }

    @Test func aFolderThatCannotBeUsedCostsAWarningAndNoAnswer() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        let issuer = Issuer()
        let warnings = Counter()
        let store = store(issuer, file: file(in: folder), warnings: warnings)
        let first = try await store.token()
        #expect(first.value == Secret("token-1"))
        _ = try await store.token(replacing: first)
        #expect(warnings.value == 1)
        #expect(try folder.files().isEmpty)
    }

    @Test func aSignInOnRequestIgnoresWhatIsKept() async throws {
        let issuer = Issuer()
        let store = store(issuer)
        _ = try await store.token()
        #expect(try await store.newToken().value == Secret("token-2"))
        #expect(try await store.token().value == Secret("token-2"))
    }
}
