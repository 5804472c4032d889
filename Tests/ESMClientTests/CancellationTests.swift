import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct CancellationTests {
    @Test func cancellingTheTaskClosesTheConnection() async throws {
        let asked = Signal()
        let closed = Signal()
        let site: StubSite.Handler = { request in
            guard request.offset > 0 else { return .page(request, total: 20) }
            asked.fire()
            return .silence(closed)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let reader = Task { try await client.ids(APICall(.devices)) }
                await asked.wait()
                reader.cancel()
                await closed.wait()
                let error = await clientError { _ = try await reader.value }
                #expect(error?.code == .cancelled)
            }
        }
    }

    @Test func leavingTheLoopClosesTheConnections() async throws {
        let asked = Signal()
        let closed = Signal()
        let site: StubSite.Handler = { request in
            guard request.offset >= 20 else {
                // The second page comes once the third has been asked for.
                if request.offset == 10 { await asked.wait() }
                return .page(request, total: 30)
            }
            asked.fire()
            return .silence(closed)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                for try await page in try client.pages(APICall(.devices)) where page.offset == 10 { break }
                await closed.wait()
            }
            #expect(site.seen.count == 3)
        }
    }

    @Test func aSignInIsCancelledToo() async throws {
        let asked = Signal()
        let site: StubSite.Handler = { request in
            asked.fire()
            await Signal().wait()
            return .token("late")
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let reader = Task { try await client.ids(APICall(.devices)) }
                await asked.wait()
                reader.cancel()
                #expect(await clientError { _ = try await reader.value }?.code == .cancelled)
            }
        }
    }

    @Test func aShutdownEndsWhatIsUnderWayAndWhatFollows() async throws {
        let asked = Signal()
        let closed = Signal()
        let site: StubSite.Handler = { _ in
            asked.fire()
            return .silence(closed)
        }
        try await StubSite.run(site) { site in
            let client = try ESMClient(configuration: testConfiguration(site.endpoint))
            let reader = Task { try await client.ids(APICall(.devices)) }
            await asked.wait()
            await client.shutdown()
            #expect(await clientError { _ = try await reader.value }?.code == .cancelled)
            await closed.wait()
            #expect(await clientError { _ = try await client.total(APICall(.devices)) }?.code == .cancelled)
            await client.shutdown()
        }
    }

    @Test func aClientThatIsForgottenGoesQuietly() async throws {
        try await StubSite.run(rows: 3) { site in
            var client: ESMClient? = try ESMClient(configuration: testConfiguration(site.endpoint))
            #expect(try await client?.total(APICall(.devices)) == 3)
            client = nil
        }
    }
}
