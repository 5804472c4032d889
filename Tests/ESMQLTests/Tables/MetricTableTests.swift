import ESMQL
import ESMSimulator
import Testing

/// Metrics of hosts, servers and virtual machines against the world behind the wire.
struct MetricTableTests {
    private static let hour: Int64 = 3_600_000

    @Test func theSamplesOfAHost() async throws {
        try await TablesSite.run { tables in
            let host = tables.world.hosts[3]
            let rows = try await tables.rows(
                """
                select timestamp, monitor_item, value, unit, region, az from host_metrics
                where host_id = '\(host.id)' and timestamp >= ago('1h') order by timestamp, monitor_item
                """)
            let expected = tables.world.hostMetrics.filter {
                $0.host.id == host.id && $0.timestamp >= TablesSite.now - Self.hour
            }.sorted { ($0.timestamp, $0.item) < ($1.timestamp, $1.item) }.map { sample -> [Value] in
                [
                    time(sample.timestamp), .text(sample.item), sample.value.map(Value.real) ?? .null, "%",
                    .text(host.region), .text(host.zone),
                ]
            }
            #expect(rows == expected)
            #expect(rows.count == 39)
        }
    }

    @Test func theSamplesOfServersAreInTheSitesZone() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select sn, timestamp, metric, value, rack_code, slot_number from server_metrics
                where timestamp >= ago('3h') order by sn, timestamp, metric
                """)
            let expected = tables.world.serverMetrics.filter {
                $0.timestamp >= TablesSite.now - 3 * Self.hour
            }.map { sample -> [Value] in
                [
                    .text(sample.host.serialNumber), time(sample.timestamp), .text(sample.metric),
                    .real(Double(sample.value)), .text(sample.host.rack), .integer(Int64(sample.host.slot)),
                ]
            }
            #expect(Set(rows) == Set(expected))
            #expect(rows.count == expected.count)
        }
    }

    @Test func aMachineIsAskedForByItsId() async throws {
        try await TablesSite.run { tables in
            let machine = tables.world.virtualMachines[5]
            let rows = try await tables.rows(
                """
                select timestamp, metric, value, tenant, region from vm_metrics
                where vm_id = '\(machine.id)' and timestamp >= ago('6h') order by timestamp, metric
                """)
            let expected = tables.world.machineMetrics.filter {
                $0.machine.id == machine.id && $0.timestamp >= TablesSite.now - 6 * Self.hour
            }.sorted { ($0.timestamp, $0.metric) < ($1.timestamp, $1.metric) }.map { sample -> [Value] in
                [
                    time(sample.timestamp), .text(sample.metric), sample.value.map(Value.real) ?? .null,
                    .text(machine.tenantName), .text(machine.region),
                ]
            }
            #expect(rows == expected)
            #expect(rows.count == 12)
            #expect(tables.requests(to: "/v1/ecs/performance").map { $0["vm_id"] } == [machine.id])
        }
    }

    @Test func clustersOfLoadBalancersByEitherPath() async throws {
        for path in SessionOptions.LoadBalancerPath.allCases {
            try await TablesSite.run(session: SessionOptions(loadBalancerPath: path)) { tables in
                let rows = try await tables.rows("select cluster_id, lb_count from elb_clusters order by 1")
                let expected = tables.world.loadBalancerClusters.map { cluster -> [Value] in
                    [.text(cluster.id), .integer(Int64(cluster.balancers))]
                }
                #expect(Set(rows) == Set(expected))
                let end = path == .network ? "/v1/network/capacity/elbv3" : "/v1/cloudresource/elbv3"
                #expect(tables.requests(to: end).count == 1)
            }
        }
    }
}
