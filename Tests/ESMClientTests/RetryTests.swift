import AsyncHTTPClient
import NIOCore
import NIOSSL
import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct RetryTests {
    private let clock = VirtualClock()

    private func outcome(
        _ answers: [@Sendable () throws -> HTTPAnswer], hasEffect: Bool = false, level: ServiceLevel? = .s1,
        options: ClientOptions = ClientOptions()
    ) async throws -> (requests: Int, status: Int?, error: ESMClientError?) {
        let transport = ScriptedTransport { number, _ in try answers[min(number, answers.count) - 1]() }
        let runner = try RequestRunner.scripted(transport, clock: clock, options: options)
        return await clock.running {
            do {
                let status = try await runner.ask(hasEffect: hasEffect, level: level)
                return (transport.sent.count, status, nil)
            } catch {
                return (transport.sent.count, nil, error as? ESMClientError)
            }
        }
    }

    private static let fine: @Sendable () throws -> HTTPAnswer = { .stub(200) }

    private static func gateway(_ status: Int, _ digits: String) -> @Sendable () throws -> HTTPAnswer {
        { .stub(status, #"{"error_code":"APIG.\#(digits)","error_msg":"why"}"#) }
    }

    @Test(arguments: [502, 503, 504, 429, 408])
    func aFailureThatPassesIsOvercome(_ status: Int) async throws {
        let found = try await outcome([{ .stub(status, "") }, { .stub(status, "") }, Self.fine])
        #expect(found.requests == 3)
        #expect(found.status == 200)
    }

    @Test(arguments: [
        ("0601", 500), ("0605", 500), ("0308", 400), ("0308", 429), ("0201", 504), ("0601", 200),
    ])
    func aCodeThatPassesIsOvercome(_ digits: String, _ status: Int) async throws {
        let found = try await outcome([Self.gateway(status, digits), Self.fine])
        #expect(found.requests == 2)
        #expect(found.status == 200)
    }

    @Test(arguments: [
        ("0201", 500), ("0101", 404), ("0303", 401), ("0301", 401), ("0302", 403), ("0501", 405),
        ("0602", 400),
    ])
    func whatWouldFailAgainIsNotTriedAgain(_ digits: String, _ status: Int) async throws {
        let found = try await outcome([Self.gateway(status, digits), Self.fine])
        #expect(found.requests == 1)
        #expect(found.error?.attempts == 1)
    }

    @Test func aHandshakeThatBreaksOffIsTriedAgainAndOneThatIsRefusedIsNot() {
        let brokeOff = NIOSSLError.handshakeFailed(.sslError([.eofDuringHandshake]))
        #expect(ConnectionLoss(brokeOff)?.isUnsent == true)
        #expect(ConnectionLoss(HTTPClientError.tlsHandshakeTimeout)?.isUnsent == true)
        #expect(ConnectionLoss(NIOSSLError.uncleanShutdown)?.isUnsent == false)
        #expect(ConnectionLoss(NIOSSLError.handshakeFailed(.sslError([]))) == nil)
    }

    @Test func aPlainFailureOfTheSiteIsNotTriedAgain() async throws {
        let found = try await outcome([{ .stub(500, "") }, Self.fine])
        #expect(found.requests == 1)
        #expect(found.error?.code == .unavailable)
    }

    @Test(arguments: [
        HTTPClientError.connectTimeout, .readTimeout, .deadlineExceeded, .remoteConnectionClosed,
    ])
    func aLostConnectionIsTriedAgain(_ error: HTTPClientError) async throws {
        let found = try await outcome([{ throw error }, Self.fine])
        #expect(found.requests == 2)
        #expect(found.status == 200)
    }

    @Test func theNumberOfAttemptsIsBoundedAndTold() async throws {
        let found = try await outcome([{ .stub(503, "") }])
        #expect(found.requests == 4)
        #expect(found.error?.attempts == 4)
        #expect(found.error?.description.contains("4 attempts") == true)
        // Chance is 1 here: the pauses are their longest.
        #expect(clock.slept == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
    }

    @Test func theTimeIsBoundedToo() async throws {
        var options = ClientOptions()
        options.retry = RetrySettings(
            maximumAttempts: 50, maximumTime: .seconds(4), firstPause: .seconds(1), longestPause: .seconds(2))
        let found = try await outcome([{ .stub(503, "") }], options: options)
        // Pauses of 1 and 2 seconds; a third one of 2 would be too much.
        #expect(found.requests == 3)
    }

    @Test func aHintSetsThePause() async throws {
        let busy: @Sendable () throws -> HTTPAnswer = { .stub(429, "", headers: ["Retry-After": "30"]) }
        let found = try await outcome([busy, Self.fine])
        #expect(found.status == 200)
        #expect(clock.now == .seconds(1030) + .milliseconds(200))
        let never: @Sendable () throws -> HTTPAnswer = { .stub(503, "", headers: ["Retry-After": "86400"]) }
        #expect(try await outcome([never, Self.fine]).requests == 1)
    }

    @Test func theTextOfTheGatewaySetsThePauseByItsWindow() async throws {
        let busy: @Sendable () throws -> HTTPAnswer = {
            .stub(400, #"{"error_code":"APIG.0308","error_msg":"limit:60,time:1 minute"}"#)
        }
        let found = try await outcome([busy, busy, busy, Self.fine])
        #expect(found.status == 200)
        #expect(clock.now == .seconds(1000) + .milliseconds(7500 + 15_000 + 30_000))
    }

    @Test func whatMakesSomethingIsRepeatedOnlyWhereItMadeNothing() async throws {
        #expect(try await outcome([{ .stub(503, "") }, Self.fine], hasEffect: true).requests == 1)
        #expect(
            try await outcome([{ throw HTTPClientError.readTimeout }, Self.fine], hasEffect: true).requests
                == 1)
        #expect(
            try await outcome([{ throw HTTPClientError.remoteConnectionClosed }, Self.fine], hasEffect: true)
                .requests == 1)
        let refused: @Sendable () throws -> HTTPAnswer = { throw IOError(errnoCode: 111, reason: "connect") }
        #expect(try await outcome([refused, Self.fine], hasEffect: true).requests == 2)
        #expect(
            try await outcome([{ throw HTTPClientError.connectTimeout }, Self.fine], hasEffect: true).requests
                == 2)
        #expect(try await outcome([Self.gateway(429, "0308"), Self.fine], hasEffect: true).requests == 2)
    }

    @Test func retriesAreRecordedAndTold() async throws {
        let log = RecordLog()
        let events = Mutex<[ClientEvent]>([])
        var options = ClientOptions()
        options.onEvent = { event in events.withLock { $0.append(event) } }
        let transport = ScriptedTransport { number, _ in number == 1 ? .stub(503, "") : .stub(200) }
        let runner = try RequestRunner.scripted(transport, clock: clock, options: options, log: log)
        _ = try await clock.running { try await runner.ask() }
        #expect(log.all.map(\.attempt) == [1, 2])
        #expect(log.all.map(\.status) == [503, 200])
        let told = events.withLock { $0 }
        #expect(told.map(\.kind) == [.retrying, .answered])
        #expect(told.first?.attempt == 2)
        #expect(told.first?.description == "devices: attempt 2 of 4 in 0.2 s: the site is not available")
    }

    @Test func aWaitForTheLimitIsTold() async throws {
        let events = Mutex<[ClientEvent]>([])
        var options = ClientOptions(rateLimit: RateLimitSettings(requests: 1))
        options.onEvent = { event in events.withLock { $0.append(event) } }
        let runner = try RequestRunner.scripted(
            ScriptedTransport { _, _ in .stub(200) }, clock: clock, options: options)
        _ = try await runner.ask()
        _ = try await clock.running { try await runner.ask() }
        let waits = events.withLock { $0 }.filter { $0.kind == .waiting }
        #expect(waits.map(\.wait) == [.seconds(60) + RateWindow.margin])
        // Calls without a level do not wait.
        _ = try await runner.ask(level: nil)
    }

    @Test func theDeadlineEndsAWaitForTheLimit() async throws {
        let transport = ScriptedTransport { _, _ in .stub(200) }
        let options = ClientOptions(rateLimit: RateLimitSettings(requests: 1))
        let runner = try RequestRunner.scripted(transport, clock: clock, options: options)
        _ = try await runner.ask()
        let error = await clock.running {
            await clientError {
                _ = try await RequestDeadline.$current.withValue(clock.now + .seconds(5)) {
                    try await runner.ask()
                }
            }
        }
        #expect(error?.code == .timeout)
        #expect(transport.sent.count == 1)
    }

    @Test func noRetryBeginsBehindTheDeadline() async throws {
        let transport = ScriptedTransport { _, _ in .stub(503, "", headers: ["Retry-After": "10"]) }
        let runner = try RequestRunner.scripted(transport, clock: clock)
        let error = await clientError {
            _ = try await RequestDeadline.$current.withValue(clock.now + .seconds(5)) {
                try await runner.ask()
            }
        }
        #expect(error?.code == .unavailable)
        #expect(transport.sent.count == 1)
    }

    @Test func aRequestUnderWayIsGivenUpAtTheDeadline() async throws {
        let transport = ScriptedTransport { _, _ in
            await Signal().wait()
            throw CancellationError()
        }
        let runner = try RequestRunner.scripted(transport, clock: clock)
        let error = await clock.running {
            await clientError {
                _ = try await RequestDeadline.$current.withValue(clock.now + .seconds(5)) {
                    try await runner.ask()
                }
            }
        }
        #expect(error?.code == .timeout)
        #expect(error?.attempts == 1)
    }

    /// Why somebody pauses: a pause of his own, and one that the limiter keeps for everybody.
    @Test(arguments: [503, 429])
    func aPauseIsLeftAsSoonAsTheTaskIsCancelled(_ status: Int) async throws {
        let transport = ScriptedTransport { _, _ in .stub(status, "", headers: ["Retry-After": "30"]) }
        let runner = try RequestRunner.scripted(transport, clock: clock)
        let task = Task { try await runner.ask() }
        await clock.sleeping()
        let before = clock.now
        task.cancel()
        #expect(await clientError { _ = try await task.value }?.code == .cancelled)
        // No time has passed: nobody let it. Nothing was sent either.
        #expect(clock.now == before)
        #expect(transport.sent.count == 1)
    }
}
