import ESMQL
import ESMSimulator
import Testing

@testable import ESMClient

/// Many sessions against a site where something always goes wrong; scripts/soak.sh runs it for a long time.
@Suite(.enabled(if: Soak.seconds > 0, "SOAK_SECONDS says how long"))
struct SoakTests {
    private static let sessions = 20

    /// What can be asked, with an order that makes answers comparable.
    private static let queries = [
        "select device_id, name, model from devices order by device_id",
        "select service, count(*), sum(available) from capacity where service = 'EVS' group by service",
        "select host_id, count(*) from host_vms where host_id in (select host_id from hosts) group by 1 order by 1",
        "select metric, max(value) from network_metrics where timestamp >= '2026-11-02 04:00' group by 1 order by 1",
        "select count(*), max(latest_occur_time) from service_alarms",
    ]

    /// What goes wrong; stalls among them, which the request timeout ends.
    private static let faults: [Fault.Action] = [
        .throttle, .respond(status: 503, body: ""), .respond(status: 504, body: ""), .dropConnection,
        .truncate(afterBytes: 300), .stall, .stallBody(afterBytes: 300), .html, .brokenJSON, .repeatPage,
        .shiftRows(1), .shortPage(rows: 3), .changeTotal(by: 3), .changeTotal(by: -3), .omitTotal, .omitList,
        .expireToken, .respond(status: 500, body: #"{"error_code":"APIG.0601"}"#),
    ]

    @Test func everyAnswerIsRightOrAnHonestError() async throws {
        var options = SimulatedSiteOptions(now: TestSite.now, requestsPerMinute: nil)
        // The site is in this process: what it remembers would look like a leak.
        options.rememberedRequests = 1_000
        options.tokenLifetimeSeconds = 300
        try await withSimulatedSite(options) { site in
            var truth: [String: [String]] = [:]
            for query in Self.queries { truth[query] = try await Self.answer(query, site) }
            let soak = Soak(truth: truth, end: .now + .seconds(Soak.seconds))
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<Self.sessions {
                    group.addTask { await Self.work(soak, site, first: number) }
                }
                group.addTask { await Self.makeTrouble(soak, site) }
                group.addTask { await Self.watch(soak) }
            }
            print(soak.summary)
            #expect(soak.wrong.isEmpty, "\(soak.wrong.prefix(5))")
            #expect(soak.right > 0)
            #expect(soak.underWay == 0)
            #expect(soak.isSteady, "\(soak.summary)")
        }
    }

    /// Asks one question after the other, each in a session of its own.
    private static func work(_ soak: Soak, _ site: SimulatedSite, first: Int) async {
        var number = first
        while ContinuousClock.now < soak.end {
            let query = queries[number % queries.count]
            number += 1
            soak.begin()
            do {
                soak.finish(query, try await answer(query, site))
            } catch let error as QueryError {
                soak.fail(query, error)
            } catch {
                soak.fail(query, nil)
            }
        }
    }

    private static func answer(_ query: String, _ site: SimulatedSite) async throws -> [String] {
        let configuration = try SiteConfiguration(
            endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
            credentials: .password(
                user: site.options.user, password: Secret(site.options.password),
                domain: site.options.domain, project: .name(site.options.project)),
            appCode: Secret(site.options.appCode), requestTimeout: .seconds(5), pageSize: 50)
        var options = SessionOptions()
        // Short pages let a query seem to need more requests than it does.
        options.maximumRequests = nil
        let session = try Session(configuration: configuration, options: options, now: { TestSite.now })
        do {
            var rows: [String] = []
            for try await row in try await session.query(query).rows { rows.append("\(row)") }
            await session.close()
            return rows
        } catch {
            await session.close()
            throw error
        }
    }

    private static func makeTrouble(_ soak: Soak, _ site: SimulatedSite) async {
        while ContinuousClock.now < soak.end {
            guard let action = faults.randomElement() else { return }
            let first = Int.random(in: 1...60)
            site.inject(Fault(action, requests: first...first + Int.random(in: 0...2)))
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private static func watch(_ soak: Soak) async {
        while ContinuousClock.now < soak.end {
            soak.sample()
            try? await Task.sleep(for: .seconds(min(5, Soak.seconds / 20)))
        }
    }
}
