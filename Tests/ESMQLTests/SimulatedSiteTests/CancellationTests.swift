import ESMQL
import ESMSimulator
import Testing

/// A query whose task is cancelled ends, wherever it is; these tests would hang otherwise.
struct CancellationTests {
    /// Iterates a query's rows in a task, cancels it when a signal fires, and gives back how it ended.
    private func cancelled(
        _ text: String, _ session: Session, when signal: Signal, onRow: @escaping @Sendable () -> Void = {}
    ) async -> QueryError? {
        let task = Task { () -> QueryError? in
            do throws(QueryError) {
                for try await _ in try await session.query(text).rows { onRow() }
                return nil
            } catch {
                return error
            }
        }
        await signal.wait()
        task.cancel()
        return await task.value
    }

    @Test("While the site does not answer the second page, the first one's rows being out")
    func secondPage() async throws {
        try await withSite(TestSite.options(Fault(.stall, requests: 2...Int.max)), pageSize: 10) {
            session, site in
            let signal = Signal()
            let error = await cancelled("select * from devices", session, when: signal) { signal.fire() }
            #expect(error?.category == .cancelled)
            #expect(site.calls.count >= 1)
        }
    }

    @Test("While one table has answered and the other does not")
    func secondTable() async throws {
        try await withSimulatedSite(TestSite.options(Fault(.stall, path: "/v1/host/vms"))) { site in
            let signal = Signal()
            let session = try Session(
                configuration: site.configuration(), now: { TestSite.now },
                onRequest: { if $0.endpoint == "hosts" { signal.fire() } })
            let text = "select * from hosts as h join host_vms as v on v.host_id = h.host_id"
            let error = await cancelled(text, session, when: signal)
            #expect(error?.category == .cancelled)
            await session.close()
        }
    }

    @Test("While the sign-in is not answered")
    func signIn() async throws {
        try await withSite(TestSite.options(Fault(.stall, path: TestSite.signInPath))) { session, site in
            let signal = Signal()
            signal.fire()
            let error = await cancelled("select * from devices", session, when: signal)
            #expect(error?.category == .cancelled)
            #expect(site.calls.isEmpty)
        }
    }

    @Test("While SQLite is at work on rows without end")
    func evaluation() async throws {
        try await withSite { session, _ in
            let signal = Signal()
            let text = """
                with recursive n(i) as (select 0 union all select i + 1 from n)
                select i from n where i < 300 or i < 0
                """
            let error = await cancelled(text, session, when: signal) { signal.fire() }
            #expect(error?.category == .cancelled)
        }
    }

    @Test("The session answers the next query")
    func afterwards() async throws {
        let fault = Fault(.stall, path: "/v1/DeviceAsset/info", requests: 2...Int.max)
        try await withSite(TestSite.options(fault), pageSize: 10) { session, site in
            let signal = Signal()
            _ = await cancelled("select * from devices", session, when: signal) { signal.fire() }
            let answer = try await session.answer("select count(*) from hosts")
            #expect(answer.single == .optional(site.world.hosts.count))
        }
    }

    @Test("Closing the session ends its queries")
    func closing() async throws {
        try await withSite(TestSite.options(Fault(.stall, requests: 2...Int.max)), pageSize: 10) {
            session, _ in
            let signal = Signal()
            let task = Task { () -> QueryError? in
                do throws(QueryError) {
                    for try await _ in try await session.query("select * from devices").rows { signal.fire() }
                    return nil
                } catch {
                    return error
                }
            }
            await signal.wait()
            await session.close()
            #expect(await task.value?.category == .cancelled)
        }
    }
}
