/// Runs the requests of one iteration, several at once, and hands their pages over in order.
///
/// It belongs to one iterator; its tasks are cancelled with it.
final class PageReader {
    /// How many requests may be ahead of the reader.
    struct Window: Sendable {
        let limit: Int
        let growsFromOne: Bool
    }

    private struct Running {
        let request: PageRequest
        let task: Task<FetchedPage, any Error>
    }

    private var schedule: PageSchedule
    private let limit: Int
    private var width: Int
    /// The method and path of the requests, for errors that no single answer is to blame for.
    private let path: String
    private let fetch: PageSequence.Fetch
    private var running: [Running] = []
    private var hasEnded = false

    init(schedule: PageSchedule, window: Window, path: String, fetch: @escaping PageSequence.Fetch) {
        self.schedule = schedule
        self.limit = window.limit
        self.width = window.growsFromOne ? 1 : window.limit
        self.path = path
        self.fetch = fetch
    }

    deinit {
        for request in running { request.task.cancel() }
    }

    func next(isolation: isolated (any Actor)?) async throws(ESMClientError) -> WirePage? {
        guard !hasEnded else { return nil }
        do throws(ESMClientError) {
            guard let page = try await advance(isolation: isolation) else {
                end()
                return nil
            }
            return page
        } catch {
            end()
            var error = error
            error.path = error.path ?? path
            throw error
        }
    }

    private func advance(isolation: isolated (any Actor)?) async throws(ESMClientError) -> WirePage? {
        startRequests()
        guard let first = running.first else { return nil }
        let fetched = try await value(of: first.task, isolation: isolation)
        running.removeFirst()
        width = min(width * 2, limit)
        return try schedule.accept(fetched, for: first.request)
    }

    private func startRequests() {
        while running.count < width, let request = schedule.next() {
            let fetch = fetch
            running.append(
                Running(
                    request: request,
                    task: Task { FetchedPage(try await fetch(request)) }))
        }
    }

    private func value(
        of task: Task<FetchedPage, any Error>, isolation: isolated (any Actor)?
    ) async throws(ESMClientError) -> FetchedPage {
        let tasks = running.map(\.task)
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                for task in tasks { task.cancel() }
            }
        } catch {
            throw error as? ESMClientError ?? .cancelled
        }
    }

    private func end() {
        hasEnded = true
        for request in running { request.task.cancel() }
        running = []
    }
}
