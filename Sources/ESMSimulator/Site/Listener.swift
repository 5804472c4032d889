import NIOCore
import Synchronization

/// The listening socket of a site and the connections that it has accepted.
///
/// A connection that was accepted but not taken on when the server's task is cancelled would be released half
/// made, which its channel takes for a programming error and ends the process. So a site first stops accepting
/// and waits until all that it accepted is taken on.
final class Listener: Sendable {
    private struct State {
        var channel: (any Channel)?
        var accepted = 0
        var takenOn = 0
        var isOver = false
        var waiting: [CheckedContinuation<Void, Never>] = []

        var isSettled: Bool { isOver || accepted == takenOn }
    }

    private let group: any EventLoopGroup
    private let state = Mutex(State())

    init(group: any EventLoopGroup) {
        self.group = group
    }

    /// Notes the socket once it listens.
    func listens(on channel: any Channel) {
        state.withLock { $0.channel = channel }
    }

    /// Notes that a connection is set up.
    func accepted() {
        state.withLock { $0.accepted += 1 }
    }

    /// Notes that a connection is served from now on.
    func tookOn() {
        change { $0.takenOn += 1 }
    }

    /// Notes that the server is no more: nothing is going to be taken on.
    func isOver() {
        change { $0.isOver = true }
    }

    /// Accepts no more connections, and returns when all that were accepted are taken on.
    func stopAccepting() async {
        guard let channel = state.withLock(\.channel) else { return }
        // A closed socket fails here, and accepts nothing either.
        try? await channel.setOption(ChannelOptions.autoRead, value: false).get()
        // What was accepted before is set up on other loops and comes back to the socket's: one turn of each.
        for loop in group.makeIterator() { try? await loop.submit {}.get() }
        try? await channel.eventLoop.submit {}.get()
        await withCheckedContinuation { continuation in
            let isSettled = state.withLock { state in
                if !state.isSettled { state.waiting.append(continuation) }
                return state.isSettled
            }
            if isSettled { continuation.resume() }
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let settled = state.withLock { state in
            body(&state)
            guard state.isSettled else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in settled { continuation.resume() }
    }
}
