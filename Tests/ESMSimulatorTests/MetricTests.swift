import ESMSimulator
import Testing

@Suite struct MetricTests {
    @Test func aHostsMetricsAreThoseOfTheWorld() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let host = try #require(site.world.hosts.dropFirst(4).first)
            var query = TestWorld.last(days: 1)
            let missing = try await client.list("/v1/host/metricdata", query)
            #expect(missing.status == 400)
            query["host_id"] = host.id
            let rows = try await client.all("/v1/host/metricdata", query, pageSize: 400)
            let truths = site.world.hostMetrics.filter {
                $0.host.id == host.id && $0.timestamp >= TestWorld.now - TestWorld.day
            }
            #expect(rows.count == truths.count)
            for (row, truth) in zip(rows, truths) {
                #expect(row["host_id"] == host.id)
                #expect(row["monitor_item"] == truth.item)
                #expect(row["time_stamp"] == String(truth.timestamp))
                #expect(row["value"].flatMap(Double.init) == truth.value)
                #expect(row["unit"] == "\\%")
                #expect(row["az_name"]?.isEmpty == true)
            }
            #expect(truths.contains { $0.value == nil })
        }
    }

    @Test func aPageMayBeLeftOut() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let query = TestWorld.last(days: 1)
            let reply = try await client.list("/v1/host/performancedata", query)
            #expect(try reply.rows().count == 500)
            var large = query
            large["page_size"] = "1001"
            let refused = try await client.list("/v1/host/performancedata", large)
            #expect(refused.status == 400)
        }
    }

    @Test func aServersMetricsAreThoseOfTheWorld() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let host = try #require(site.world.hosts.last)
            var query = TestWorld.last(days: 2)
            query["sn"] = host.serialNumber
            let rows = try await client.all("/v1/host/performancedata", query, pageSize: 30)
            let truths = site.world.serverMetrics.filter {
                $0.host.id == host.id && $0.timestamp >= TestWorld.now - 2 * TestWorld.day
            }
            #expect(rows.count == truths.count)
            for (row, truth) in zip(rows, truths) {
                #expect(row["sn"] == host.serialNumber)
                #expect(row["metric"] == truth.metric)
                #expect(row["value"] == String(truth.value))
            }
            // Midnight in the site's time, its hour not padded.
            #expect(rows.contains { $0["time"] == "2026-11-02 0:00" && $0["dates"] == "2026-11-02" })
        }
    }

    @Test func aMachinesMetricsAreThoseOfTheWorld() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let machine = try #require(site.world.virtualMachines.dropFirst(17).first)
            var query = TestWorld.last(days: 1)
            query["vm_id"] = machine.id
            let rows = try await client.all("/v1/ecs/performance", query, pageSize: 7)
            let truths = site.world.machineMetrics.filter {
                $0.machine.id == machine.id && $0.timestamp >= TestWorld.now - TestWorld.day
            }
            #expect(rows.count == truths.count)
            for (row, truth) in zip(rows, truths) {
                #expect(row["INSTANCE_ID"] == machine.id)
                #expect(row["TENANT_NAME"] == machine.tenantName)
                #expect(row["METRIC_NAME"] == truth.metric)
                #expect(row["METRIC_VALUE"].flatMap(Double.init) == truth.value)
                #expect(row["TIMESTAMP"] == String(truth.timestamp))
            }
        }
    }

    @Test func someHostsAreShortOfMemoryAndSomeServersDisagreeWithTheirHosts() throws {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let latest = world.hostMetrics.suffix(world.hosts.count * 3)
        let full = latest.filter { $0.item == "memory" && ($0.value ?? 0) > 90 }.map(\.host)
        #expect((2...8).contains(full.count))
        #expect(full.contains { !world.virtualMachines(ofHost: $0.id).isEmpty })

        let own = world.serverMetrics.suffix(world.hosts.count * 2).filter { $0.metric == "CPUUsagePercent" }
        let time = try #require(own.first).timestamp
        let said = Dictionary(
            world.hostMetrics.suffix(world.hosts.count * 3 * 13)
                .filter { $0.item == "cpu" && $0.timestamp == time }
                .map { ($0.host.id, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(said.count == own.count)
        let apart = own.filter { server in
            said[server.host.id].flatMap { $0 }.map { abs($0 - Double(server.value)) > 20 } ?? false
        }
        #expect(!apart.isEmpty)
        #expect(apart.count < own.count / 4)
    }

    @Test func loadBalancersAnswerUnderBothPaths() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all("/v1/network/capacity/elbv3", pageSize: 4)
            let again = try await client.all("/v1/cloudresource/elbv3", pageSize: 1_000)
            #expect(rows == again)
            #expect(rows.map { $0["cluster_id"] } == site.world.loadBalancerClusters.map(\.id))
            #expect(rows.map { $0["l4_member_count"] }.contains(""))
        }
    }
}
