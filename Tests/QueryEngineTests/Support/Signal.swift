/// Something that happens once; waiting for it ends with the task's cancellation too.
struct Signal: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    }

    func fire() { continuation.finish() }

    /// For one waiter.
    func wait() async {
        for await _ in stream {}
    }
}
