import NIOCore
import Synchronization

/// What stands in front of the API: finds the call, checks who asks and how often, and answers.
///
/// The mutable parts are each guarded by a mutex of their own.
final class Gateway: Sendable {
    let world: SimulatedWorld
    let identity: IdentityService
    let clock: SiteClock
    private let jobs: MeteringJobs
    private let options: SimulatedSiteOptions
    private let script: Mutex<FaultScript>
    private let limiter: Mutex<SlidingWindow?>
    private let log = Mutex<[RecordedRequest]>([])
    private let answered = Atomic<UInt64>(0)

    init(options: SimulatedSiteOptions) {
        self.options = options
        clock = SiteClock(start: options.now)
        world = SimulatedWorld(seed: options.seed, now: clock.start, scale: options.scale)
        jobs = MeteringJobs(seed: options.seed)
        identity = IdentityService(options: options, clock: clock)
        script = Mutex(FaultScript(options.faults))
        limiter = Mutex(
            options.requestsPerMinute.map { SlidingWindow(limit: $0, length: options.rateWindow) })
    }

    /// The requests so far, oldest first.
    var requests: [RecordedRequest] { log.withLock { $0 } }

    /// Adds faults, which count requests from now on.
    func inject(_ faults: [Fault]) {
        script.withLock { $0.add(faults) }
    }

    /// Answers a request, with whatever goes wrong on the way.
    func deliver(_ request: IncomingRequest) -> Delivery {
        log.withLock { log in
            let kept = max(0, options.rememberedRequests)
            if log.count >= 2 * max(kept, 1) { log.removeFirst(log.count - kept) }
            if kept > 0 { log.append(request.record) }
        }
        let requestID = nextRequestID()
        let action = script.withLock { $0.action(forPath: request.path) }
        let delivery = FaultApplication.deliver(
            action,
            limit: limiter.withLock(\.self),
            requestID: requestID,
            revokeToken: { identity.revoke(request.headers["x-auth-token"]) },
            answer: { answer(request, requestID: requestID, distortion: $0) }
        )
        switch delivery {
        case .whole(let answer): return .whole(stamped(answer, requestID: requestID))
        case .cut(let answer, let bytes): return .cut(stamped(answer, requestID: requestID), bytes: bytes)
        case .stuck(let answer, let bytes): return .stuck(stamped(answer, requestID: requestID), bytes: bytes)
        case .closed, .silence: return delivery
        }
    }

    private func answer(
        _ request: IncomingRequest,
        requestID: String,
        distortion: PageDistortion
    ) -> SiteAnswer {
        if request.path == IdentityService.path { return identity.answer(request) }
        var headers: [SiteAnswer.Header] = []
        do {
            let (endpoint, pathValues) = try find(request)
            try check(request, for: endpoint.access)
            if endpoint.isLimited { headers = try admit() }
            let call = EndpointCall(
                request: request,
                pathValues: pathValues,
                world: world,
                options: options,
                jobs: jobs,
                distortion: distortion
            )
            var answer = try endpoint.answer(call)
            answer.headers += headers
            return answer
        } catch {
            var answer = error.answer(requestID: requestID)
            answer.headers += headers
            return answer
        }
    }

    private func find(_ request: IncomingRequest) throws(Refusal) -> (Endpoint, [String]) {
        let segments = request.path.split(separator: "/", omittingEmptySubsequences: false)
        for endpoint in Endpoint.all {
            if let values = endpoint.match(method: request.method, segments: segments) {
                return (endpoint, values)
            }
        }
        throw .unknownPath
    }

    private func check(_ request: IncomingRequest, for access: Endpoint.Access) throws(Refusal) {
        guard access != .open else { return }
        if access == .full {
            guard request.headers["x-apig-appcode"] == options.appCode,
                request.headers["x-hcso-appcode"] == options.hcsoAppCode
            else { throw .appCode }
        }
        try identity.check(request.headers["x-auth-token"])
        if access == .full, let tenant = options.hcsoDomainID {
            guard request.headers["x-hcso-domainid"] == tenant else { throw .tenant }
        }
    }

    /// Counts a request against the limit and tells what is left of it.
    private func admit() throws(Refusal) -> [SiteAnswer.Header] {
        let (limit, left) = limiter.withLock { window in (window, window?.admit(at: .now)) }
        guard let limit else { return [] }
        guard let left else { throw .throttled(limit) }
        return [SiteAnswer.Header(name: "X-Apig-RateLimit-Api", value: "remain:\(left),\(limit.text)")]
    }

    /// Adds what every answer carries: the time and an id.
    private func stamped(_ answer: SiteAnswer, requestID: String) -> SiteAnswer {
        var answer = answer
        answer.headers.append(
            SiteAnswer.Header(name: "Date", value: CivilTime(milliseconds: clock.now).httpDate))
        answer.headers.append(SiteAnswer.Header(name: "X-Request-Id", value: requestID))
        return answer
    }

    private func nextRequestID() -> String {
        let number = answered.add(1, ordering: .relaxed).newValue
        let first = SeededGenerator.mix(options.seed ^ SeededGenerator.mix(number))
        return SeededGenerator.hex(first) + SeededGenerator.hex(SeededGenerator.mix(first))
    }
}
