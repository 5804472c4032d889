import ESMQL
import ESMSimulator
import Testing

/// Examples about hosts, servers and devices.
struct ExampleHostTests {
    @Test func shortOfMemory() async throws {
        func full(_ world: SimulatedWorld) -> [String: Double] {
            let samples = world.hostMetrics.filter {
                $0.item == "memory" && $0.timestamp >= ExampleRows.ago(15 * ExampleRows.minute)
            }
            return samples.reduce(into: [:]) { highest, sample in
                guard let value = sample.value, value > 90 else { return }
                highest[sample.host.id] = max(value, highest[sample.host.id] ?? 0)
            }
        }
        try await ExampleRows.check(
            "hosts-short-of-memory",
            requests: { world in
                let begin = ExampleRows.ago(2 * ExampleRows.hour)
                return [
                    "host/detail": 1, "host/metricdata": world.hosts.count, "host/vms": full(world).count,
                    "ecs/performance": ExampleRows.pages(
                        world.machineMetrics.count { $0.timestamp >= begin }),
                ]
            },
            rows: { world in
                let highest = full(world)
                return world.hosts.filter { highest[$0.id] != nil }.flatMap { host -> [[Value]] in
                    let start: [Value] = [
                        .text(host.region), .text(host.cluster), .text(host.name),
                        .real(highest[host.id] ?? 0),
                    ]
                    let machines = world.virtualMachines(ofHost: host.id)
                    if machines.isEmpty { return [start + [nil, nil, nil]] }
                    return machines.map { start + [.text($0.name), .text($0.id), .text($0.tenantName)] }
                }
            })
    }

    @Test func heatByCluster() async throws {
        try await ExampleRows.check(
            "heat-by-cluster", requests: { ["host/detail": 1, "host/metricdata": $0.hosts.count] },
            rows: { world in
                let samples = world.hostMetrics.filter { $0.timestamp >= ExampleRows.ago(ExampleRows.hour) }
                func average(_ host: SimulatedWorld.Host, _ item: String) -> Double? {
                    let values = samples.filter { $0.host.id == host.id && $0.item == item }.compactMap(
                        \.value)
                    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
                }
                return Dictionary(grouping: world.hosts) { [$0.region, $0.zone, $0.cluster] }.map {
                    key, hosts in
                    let memory = hosts.compactMap { average($0, "memory") }
                    return key.map(Value.text) + [
                        .integer(Int64(hosts.count)),
                        ExampleRows.average(hosts.compactMap { average($0, "cpu") }),
                        ExampleRows.average(memory),
                        ExampleRows.average(hosts.compactMap { average($0, "disk") }),
                        memory.max().map(Value.real) ?? .null,
                    ]
                }
            })
    }

    @Test func serverAgainstHost() async throws {
        try await ExampleRows.check(
            "server-cpu-against-host-cpu",
            requests: { ["host/detail": 1, "host/performancedata": 1, "host/metricdata": $0.hosts.count] },
            rows: { world in
                let begin = ExampleRows.ago(2 * ExampleRows.hour)
                let own = world.hostMetrics.filter { $0.item == "cpu" && $0.timestamp >= begin }
                let others = world.serverMetrics.filter {
                    $0.metric == "CPUUsagePercent" && $0.timestamp >= begin
                }
                return world.hosts.compactMap { host in
                    let system = own.filter { $0.host.id == host.id }.compactMap(\.value)
                    let controller = others.filter { $0.host.id == host.id }.map { Double($0.value) }
                    guard case .real(let one) = ExampleRows.average(controller),
                        case .real(let two) = ExampleRows.average(system), abs(one - two) > 10
                    else { return nil }
                    return [
                        .text(host.region), .text(host.name), .text(host.serialNumber), .real(one),
                        .real(two),
                        .real(one - two),
                    ]
                }
            })
    }

    @Test func silentDevices() async throws {
        func samples(_ world: SimulatedWorld) -> [NetworkMetric] {
            world.networkMetrics.filter { $0.timestamp >= ExampleRows.ago(ExampleRows.hour) }
        }
        try await ExampleRows.check(
            "silent-devices",
            requests: {
                ["DeviceAsset/info": 1, "network-device/metric-data": ExampleRows.pages(samples($0).count)]
            },
            rows: { world in
                let heard = Set(samples(world).map(\.deviceIP))
                return world.devices.filter {
                    ["switch", "router", "firewall"].contains($0.type) && !heard.contains($0.managementIP)
                }.map { device in
                    [
                        .text(device.region), .text(device.type), .text(device.name),
                        .text(device.managementIP),
                        .text(device.runningStatus),
                    ]
                }
            })
    }

    @Test func hotDevices() async throws {
        func samples(_ world: SimulatedWorld) -> [NetworkMetric] {
            world.networkMetrics.filter { $0.timestamp >= ExampleRows.ago(ExampleRows.hour) }
        }
        try await ExampleRows.check(
            "hot-devices",
            requests: { ["network-device/metric-data": ExampleRows.pages(samples($0).count)] },
            rows: { world in
                Dictionary(grouping: samples(world), by: \.metric).flatMap { metric, samples in
                    let devices = Dictionary(grouping: samples, by: \.deviceIP).map { address, samples in
                        (address: address, region: samples[0].region, values: samples.compactMap(\.value))
                    }
                    let hottest = devices.filter { !$0.values.isEmpty }.sorted {
                        let (one, two) = ($0.values.mean, $1.values.mean)
                        return one == two ? $0.address < $1.address : one > two
                    }
                    return hottest.prefix(3).enumerated().map { place, device -> [Value] in
                        [
                            .text(metric), .integer(Int64(place + 1)), .text(device.address),
                            .text(device.region), .real(device.values.mean), .real(device.values.max() ?? 0),
                            .integer(Int64(device.values.count)),
                        ]
                    }
                }
            })
    }
}

extension [Double] {
    fileprivate var mean: Double { reduce(0, +) / Double(count) }
}
