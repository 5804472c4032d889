/// Decides whether a request that failed is made again, and after which pause.
struct RetryPolicy: Sendable {
    let settings: RetrySettings

    /// What went wrong, as far as it matters for another try.
    struct Failure: Sendable {
        let error: ESMClientError
        /// Whether the site surely has not acted on the request.
        var isWithoutEffect = false
        /// What the site says about its limit.
        var hint = RateHint()
        /// Whether the failure lies below HTTP and can pass.
        var isConnectionLoss = false
    }

    /// What to do after a failure.
    enum Decision: Sendable, Hashable {
        /// Make the request again after a pause.
        case retry(after: Duration)
        /// Report the failure.
        case giveUp
    }

    /// Decides about one failure.
    ///
    /// - Parameters:
    ///   - failure: what went wrong.
    ///   - attempt: how often the request was made.
    ///   - elapsed: how long it took so far, the waits for the rate limit aside.
    ///   - hasEffect: whether making the request twice is not the same as making it once.
    ///   - random: a number from 0 up to 1.
    /// - Returns: what to do.
    func decision(
        _ failure: Failure, attempt: Int, elapsed: Duration, hasEffect: Bool, random: Double
    ) -> Decision {
        guard attempt < settings.maximumAttempts, mayPass(failure), !hasEffect || failure.isWithoutEffect
        else { return .giveUp }
        let pause = pause(failure, attempt: attempt, random: random)
        return elapsed + pause <= settings.maximumTime ? .retry(after: pause) : .giveUp
    }

    /// Whether the same request can fare better a little later.
    private func mayPass(_ failure: Failure) -> Bool {
        let error = failure.error
        switch error.code {
        case .throttled: return true
        case .timeout, .unreachable: return failure.isConnectionLoss || error.httpStatus != nil
        case .unavailable:
            let digits = error.gatewayCode.flatMap(GatewayCode.init)?.digits
            return [502, 503, 504].contains(error.httpStatus) || digits == "0601" || digits == "0605"
        default: return false
        }
    }

    private func pause(_ failure: Failure, attempt: Int, random: Double) -> Duration {
        if let wait = failure.hint.wait {
            // Everybody who was told the same would come back at the same instant.
            return wait + settings.firstPause * random
        }
        var first = settings.firstPause
        var longest = settings.longestPause
        if failure.error.code == .throttled {
            // Nobody knows where in its window the site is: an eighth of it, a quarter, a half, all.
            let window = failure.hint.limit?.window ?? .seconds(8)
            first = max(first, window / 8)
            longest = max(longest, window)
        }
        let doubled = first * (1 << min(attempt - 1, 20))
        return min(doubled, longest) * (0.5 + random / 2)
    }
}
