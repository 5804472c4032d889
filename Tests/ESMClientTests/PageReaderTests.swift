import Synchronization
import Testing

@testable import ESMClient

/// The reader with a fetch of the test's own instead of a site.
@Suite(.timeLimit(.minutes(5)))
struct PageReaderTests {
    private func page(_ request: PageRequest, total: Int) -> WirePage {
        let count = max(0, min(request.size, total - request.offset))
        let bytes = Array("[\(request.offset)]".utf8)
        return WirePage(
            bytes: bytes, list: 0..<bytes.count, itemCount: count, total: total, offset: request.offset)
    }

    private func sequence(
        concurrency: Int, firstPageSize: Int? = nil, fetch: @escaping PageSequence.Fetch
    ) throws -> PageSequence {
        let configuration = try testConfiguration("https://esm.example.com", concurrency: concurrency)
        return PageSequence(
            try APICall(.devices), configuration: configuration, firstPageSize: firstPageSize, fetch: fetch)
    }

    @Test func pagesComeInOrderWhateverTheOrderOfAnswers() async throws {
        // Each page but the first waits for the one behind it.
        let done = (0...5).map { _ in Signal() }
        let finished = Mutex<[Int]>([])
        let pages = try sequence(concurrency: 4) { request in
            let index = request.offset / 10
            if (1...3).contains(index) { await done[index + 1].wait() }
            finished.withLock { $0.append(index) }
            done[index].fire()
            return self.page(request, total: 45)
        }
        var offsets: [Int] = []
        for try await page in pages { offsets.append(page.offset) }
        #expect(offsets == [0, 10, 20, 30, 40])
        #expect(finished.withLock { $0 } == [0, 4, 3, 2, 1])
    }

    @Test func neverMorePagesAheadThanAllowed() async throws {
        let state = Mutex((started: 0, consumed: 0, most: 0))
        let pages = try sequence(concurrency: 3) { request in
            state.withLock {
                $0.started += 1
                $0.most = max($0.most, $0.started - $0.consumed)
            }
            return self.page(request, total: 500)
        }
        var rows = 0
        for try await page in pages {
            rows += page.itemCount
            // The reader of the pages is slow: all tasks get their turn before it goes on.
            for _ in 0..<20 { await Task.yield() }
            state.withLock { $0.consumed += 1 }
        }
        #expect(rows == 500)
        #expect(state.withLock { $0.started } == 50)
        #expect(state.withLock { $0.most } <= 3)
    }

    @Test func theFirstPageComesAlone() async throws {
        let started = Mutex<[Int]>([])
        let pages = try sequence(concurrency: 8) { request in
            started.withLock { $0.append(request.offset) }
            return self.page(request, total: 100)
        }
        for try await _ in pages { break }
        #expect(started.withLock { $0 } == [0])
    }

    @Test func afterASmallFirstPageTheNumberDoubles() async throws {
        let started = Mutex(0)
        let pages = try sequence(concurrency: 8, firstPageSize: 5) { request in
            started.withLock { $0 += 1 }
            return self.page(request, total: 1000)
        }
        // One, then one more, whose full size tells the length of the pages; then four and eight under way.
        var bounds = [1, 2, 6, 11][...]
        for try await _ in pages {
            for _ in 0..<50 { await Task.yield() }
            guard let bound = bounds.popFirst() else { break }
            #expect(started.withLock { $0 } <= bound)
        }
        #expect(bounds.isEmpty)
    }

    @Test func leavingTheLoopCancelsWhatIsUnderWay() async throws {
        let signals = (0..<3).map { _ in (began: Signal(), ended: Signal()) }
        let pages = try sequence(concurrency: 3) { request throws(ESMClientError) in
            guard request.offset >= 20 else { return self.page(request, total: 40) }
            let signal = signals[request.offset / 10 - 1]
            signal.began.fire()
            await Signal().wait()
            signal.ended.fire()
            throw .cancelled
        }
        var count = 0
        for try await _ in pages {
            count += 1
            if count == 2 { break }
        }
        await signals[1].ended.wait()
        await signals[2].ended.wait()
        #expect(count == 2)
    }

    @Test func cancellingTheTaskCancelsWhatIsUnderWay() async throws {
        let began = Signal()
        let ended = Signal()
        let pages = try sequence(concurrency: 3) { request throws(ESMClientError) in
            guard request.offset == 10 else { return self.page(request, total: 20) }
            began.fire()
            await Signal().wait()
            ended.fire()
            throw .cancelled
        }
        let reader = Task { for try await _ in pages {} }
        await began.wait()
        reader.cancel()
        await ended.wait()
        #expect(await clientError { try await reader.value }?.code == .cancelled)
    }

    @Test func anErrorEndsTheIteration() async throws {
        let pages = try sequence(concurrency: 3) { request throws(ESMClientError) in
            guard request.offset == 0 else { throw ESMClientError(code: .unavailable, message: "down") }
            return self.page(request, total: 50)
        }
        var iterator = pages.makeAsyncIterator()
        #expect(try await iterator.next()?.offset == 0)
        let error = await #expect(throws: ESMClientError.self) { try await iterator.next() }
        #expect(error?.code == .unavailable)
        #expect(error?.path == "GET /rest/dataapi/homs/open-api/v1/DeviceAsset/info")
        #expect(try await iterator.next() == nil)
    }
}
