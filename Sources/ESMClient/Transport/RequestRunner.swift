import Logging

/// Makes one request, again where that is worth it, and turns its answer into a value or an error.
///
/// The way of a request: it waits for the rate limit and for its place, is sent, its answer is judged, and a failure
/// that can pass leads back to the start.
struct RequestRunner: Sendable {
    let configuration: SiteConfiguration
    let options: ClientOptions
    let transport: any HTTPTransport
    let gate: RequestGate
    let limiters: [ServiceLevel: RateLimiter]
    let logger: Logger
    let onRequest: (@Sendable (RequestRecord) -> Void)?

    var clock: ClientClock { options.clock }

    /// What a request is called in records and errors, and how it is treated.
    struct Label: Sendable {
        let endpoint: String
        let path: String
        let query: String
        /// Counts the requests made for one page, from 1.
        var attempt: Int
        let site: SiteAddress
        var level: ServiceLevel?
        var priority = RequestPriority.interactive
        /// Whether making it twice is not the same as making it once.
        var hasEffect = false
    }

    /// Makes a request, until it succeeds or fails for good.
    ///
    /// - Parameters:
    ///   - call: what to send.
    ///   - label: what it is called.
    ///   - read: takes the value out of an answer, with its number of rows where it has any.
    /// - Returns: the value.
    /// - Throws: what `read` throws, or why there was no answer, with the number of attempts.
    func run<Value>(
        _ call: HTTPCall, _ label: Label,
        read: (consuming HTTPAnswer) throws(ESMClientError) -> (value: Value, rows: Int?)
    ) async throws(ESMClientError) -> Value {
        let policy = RetryPolicy(settings: options.retry)
        var label = label
        let start = ContinuousClock.now
        var sending = Duration.zero
        var elapsed = Duration.zero
        var attempt = 1
        while true {
            let failure: RetryPolicy.Failure
            switch await once(call, label, since: start + sending, read: read) {
            case .success(let value): return value
            case .failure(let error, let took):
                failure = error
                sending += took
                elapsed += took
            }
            let decision = policy.decision(
                failure, attempt: attempt, elapsed: elapsed, hasEffect: label.hasEffect,
                random: clock.random())
            guard case .retry(let pause) = decision, pause <= timeLeft ?? pause else {
                throw failure.error.after(attempts: label.attempt)
            }
            attempt += 1
            label.attempt += 1
            elapsed += pause
            tell(label, failure.error, pause: pause, attempt: attempt)
            await hold(pause, after: failure, label)
        }
    }

    /// A record of a request that is not sent yet.
    private func record(of call: HTTPCall, _ label: Label) -> RequestRecord {
        RequestRecord(
            startedAtMilliseconds: WallClock.milliseconds, endpoint: label.endpoint, method: call.method,
            path: label.path, query: label.query, bytes: 0, milliseconds: 0, attempt: label.attempt)
    }

    /// Puts down what an answer says of itself; from here on it knows the secrets that its headers must not show.
    private func take(_ answer: inout HTTPAnswer, into record: inout RequestRecord, _ call: HTTPCall) {
        answer.secrets = secrets(of: call) + answer.headers["X-Subject-Token"].map { Secret($0) }
        record.status = answer.status
        record.bytes = answer.body.count
        record.requestID = answer.requestID
        if options.recordsHeaders { record.keep(answer.headers, of: call, masking: answer.secrets) }
    }

    private func secrets(of call: HTTPCall) -> [Secret] { configuration.secrets + call.allSecrets }

    private enum Outcome<Value> {
        case success(Value)
        case failure(RetryPolicy.Failure, took: Duration)
    }

    /// Makes a request once and judges its answer; what has passed since `start` until it is sent was waiting.
    private func once<Value>(
        _ call: HTTPCall, _ label: Label, since start: ContinuousClock.Instant,
        read: (consuming HTTPAnswer) throws(ESMClientError) -> (value: Value, rows: Int?)
    ) async -> Outcome<Value> {
        var record = record(of: call, label)
        let watch = Stopwatch()
        let generation = gate.generation
        var answer: HTTPAnswer
        do {
            answer = try await clock.within(timeLeft) { try await sent(call, label, watch) }
        } catch {
            record.time(by: watch)
            if options.recordsHeaders { record.keep([:], of: call, masking: secrets(of: call)) }
            let failure = await failure(error, call, label)
            record.error = failure.error
            report(record)
            if failure.error.code == .timeout { gate.congested(since: generation) }
            return .failure(failure, took: watch.elapsed)
        }
        record.time(by: watch)
        answer.waited = ContinuousClock.now - start - watch.elapsed
        let headers = answer.headers
        take(&answer, into: &record, call)
        do throws(ESMClientError) {
            let (value, rows) = try read(answer)
            record.rows = rows
            report(record)
            gate.succeeded()
            await learn(RateHint(headers), label)
            return .success(value)
        } catch {
            record.error = error
            report(record)
            let hint = RateHint(headers, text: error.message)
            await learn(hint, label)
            if error.code == .throttled || error.code == .timeout { gate.congested(since: generation) }
            return .failure(
                RetryPolicy.Failure(error: error, isWithoutEffect: error.code == .throttled, hint: hint),
                took: watch.elapsed)
        }
    }

    /// Sends a request and those that the site redirects it to; each of them counts.
    private func sent(
        _ call: HTTPCall, _ label: Label, _ watch: Stopwatch
    ) async throws -> HTTPAnswer {
        var redirects = Redirects(call)
        while true {
            var answer = try await sentOnce(redirects.call, label, watch)
            let sent = redirects.call
            guard redirects.follow(answer) else { return answer }
            var record = record(of: sent, label)
            record.time(by: watch)
            take(&answer, into: &record, sent)
            note(record)
        }
    }

    /// Sends a request when the site's limit and the gate allow it.
    private func sentOnce(
        _ call: HTTPCall, _ label: Label, _ watch: Stopwatch
    ) async throws -> HTTPAnswer {
        guard let limiter = label.level.flatMap({ limiters[$0] }) else {
            return try await gate.pass {
                watch.begin()
                return try await transport.send(call, to: label.site)
            }
        }
        while true {
            let ticket = try await limiter.ticket(label.priority, timeout: configuration.requestTimeout) {
                tell(label, waiting: $0)
            }
            let result: Result<HTTPAnswer?, any Error>
            var isSent = false
            do {
                let answer: HTTPAnswer? = try await gate.pass {
                    guard await limiter.begin(ticket, timeout: configuration.requestTimeout) else {
                        return nil
                    }
                    isSent = true
                    watch.begin()
                    return try await transport.send(call, to: label.site)
                }
                result = .success(answer)
            } catch {
                result = .failure(error)
            }
            if isSent { await limiter.end(ticket) } else { await limiter.withdraw(ticket) }
            if let answer = try result.get() { return answer }
        }
    }

    /// Lets the pause before a retry pass; where the site throttles, everybody waits.
    private func hold(_ pause: Duration, after failure: RetryPolicy.Failure, _ label: Label) async {
        // What was kept does not change with time.
        guard options.exchanges.reachesSite else { return }
        if failure.error.code == .throttled, let limiter = label.level.flatMap({ limiters[$0] }) {
            await limiter.hold(for: pause)
        } else {
            // A task that is cancelled now finds out when it sends.
            try? await clock.sleep(pause)
        }
    }

    private func failure(
        _ error: any Error, _ call: HTTPCall, _ label: Label
    ) async -> RetryPolicy.Failure {
        let path = "\(call.method) \(label.path)"
        if error is ClientClock.OutOfTime {
            return RetryPolicy.Failure(error: .outOfTime(path: path))
        }
        let loss = ConnectionLoss(error)
        let explained = await TransportFailure(site: label.site, configuration: configuration, path: path)
            .explained(error)
        return RetryPolicy.Failure(
            error: explained, isWithoutEffect: loss?.isUnsent ?? false, isConnectionLoss: loss != nil)
    }

    private func learn(_ hint: RateHint, _ label: Label) async {
        guard !hint.limits.isEmpty, let limiter = label.level.flatMap({ limiters[$0] }) else { return }
        // Of limits with one window the strictest holds.
        let strictest = Dictionary(hint.limits.map { ($0.window, $0.requests) }, uniquingKeysWith: min)
        for (window, requests) in strictest {
            await limiter.learn(RateLimit(requests: requests, window: window))
        }
    }

    /// How long the requests of this task may still take; nil for as long as they take.
    private var timeLeft: Duration? { RequestDeadline.current.map { $0 - clock.now() } }
}
