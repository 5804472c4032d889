/// Lets requests of one account go to a site as fast as its limit allows, those first that somebody waits for.
actor RateLimiter {
    /// A request that may be sent.
    struct Ticket: Sendable, Hashable {
        let id: UInt64
    }

    private struct Waiter {
        let id: UInt64
        let number: Int
        let priority: RequestPriority
        /// How long its request can be under way.
        let timeout: Duration
        let onWait: @Sendable (Duration) -> Void
        let continuation: CheckedContinuation<Ticket, any Error>
        /// Until when it was told to wait.
        var toldEnd = Duration.zero
    }

    private let ledger: any RateLedger
    private let clock: ClientClock
    private let own: RateLimit?
    /// What the site announces, by its window.
    private var announced: [Duration: Int] = [:]
    /// Nothing is sent before this instant: the site has asked for it.
    private var heldUntil = Duration.zero
    private var waiting: [Waiter] = []
    private var next = 0
    private var pump: Task<Void, Never>?
    /// The pause of the pump, which ends early where there may be room.
    private var pause: Task<Void, Never>?
    /// Counts what may have made room.
    private var changes = 0

    init(limit: RateLimit?, ledger: any RateLedger, clock: ClientClock) {
        own = limit
        self.ledger = ledger
        self.clock = clock
    }

    /// Waits until a request may be sent.
    ///
    /// - Parameters:
    ///   - priority: whom it is let pass by.
    ///   - timeout: how long it can be under way.
    ///   - onWait: told how long the wait will be at least, where there is one.
    /// - Returns: the ticket, to be given back with ``end(_:)`` or ``withdraw(_:)``.
    /// - Throws: `CancellationError` where the task is cancelled while it waits.
    func ticket(
        _ priority: RequestPriority, timeout: Duration, onWait: @escaping @Sendable (Duration) -> Void
    ) async throws -> Ticket {
        let id = UInt64.random(in: 0...UInt64.max)
        try Task.checkCancellation()
        if waiting.isEmpty, pump == nil, await wait(for: id, timeout) == nil { return Ticket(id: id) }
        next += 1
        let number = next
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                let waiter = Waiter(
                    id: id, number: number, priority: priority, timeout: timeout, onWait: onWait,
                    continuation: continuation)
                let place = waiting.firstIndex { $0.priority < priority } ?? waiting.endIndex
                waiting.insert(waiter, at: place)
                if pump == nil { pump = Task { await run() } }
                pause?.cancel()
            }
        } onCancel: {
            Task { await self.leave(id) }
        }
    }

    /// Notes that a request is about to be sent, which can be later than its ticket was given.
    ///
    /// - Returns: false where the ticket has grown too old; another one is needed.
    func begin(_ ticket: Ticket, timeout: Duration) async -> Bool {
        let now = clock.now()
        return await ledger.change { $0.begin(ticket.id, at: now, latest: now + timeout) }
    }

    /// Notes that a request is over: its answer is here, or it has failed.
    func end(_ ticket: Ticket) async {
        let now = clock.now()
        await ledger.change { $0.end(ticket.id, at: now) }
    }

    /// Takes a ticket back whose request was not sent.
    func withdraw(_ ticket: Ticket) async {
        await ledger.change { $0.withdraw(ticket.id) }
        changes += 1
        pause?.cancel()
    }

    /// Keeps to a limit that the site announces.
    func learn(_ limit: RateLimit) {
        announced[limit.window] = limit.requests
        // A site has a handful of windows; whatever sends more is not believed for ever.
        if announced.count > 8, let longest = announced.keys.max() { announced[longest] = nil }
    }

    /// Sends nothing for a while.
    func hold(for wait: Duration) {
        heldUntil = max(heldUntil, clock.now() + wait)
    }

    /// How many requests wait.
    var waitingCount: Int { waiting.count }

    /// How long a request has to wait; nil where it is let through, and counts from now on.
    private func wait(for id: UInt64, _ timeout: Duration) async -> Duration? {
        let now = clock.now()
        guard heldUntil <= now else { return heldUntil - now }
        let limits = announced.map { RateLimit(requests: $1, window: $0) } + (own.map { [$0] } ?? [])
        return await ledger.change { $0.admit(id, at: now, latest: now + timeout, limits: limits) }
    }

    private func run() async {
        defer { pump = nil }
        while let first = waiting.first {
            let before = changes
            guard let wait = await wait(for: first.id, first.timeout) else {
                if let index = waiting.firstIndex(where: { $0.id == first.id }) {
                    waiting.remove(at: index).continuation.resume(returning: Ticket(id: first.id))
                } else {
                    await withdraw(Ticket(id: first.id))
                }
                continue
            }
            guard changes == before else { continue }
            tell(wait)
            let pause = Task { _ = try? await clock.sleep(wait) }
            self.pause = pause
            await pause.value
            self.pause = nil
        }
    }

    /// Tells everybody of a wait who does not know of it yet.
    private func tell(_ wait: Duration) {
        let end = clock.now() + wait
        for index in waiting.indices where abs((waiting[index].toldEnd - end) / .seconds(1)) > 1 {
            waiting[index].toldEnd = end
            waiting[index].onWait(wait)
        }
    }

    private func leave(_ id: UInt64) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(throwing: CancellationError())
    }
}
