import ESMQL
import ESMSimulator
import Testing

/// Examples about alarms and what people did.
struct ExampleAlarmTests {
    private static let both = ["DeviceAlarm/info": 1, "CloudServiceAlarm/info": 1]

    @Test func openHardwareAlarms() async throws {
        func open(_ world: SimulatedWorld) -> [(SimulatedWorld.Alarm, SimulatedWorld.Host)] {
            world.deviceAlarms.compactMap { alarm in
                guard alarm.cleared == nil, alarm.severity <= 2,
                    alarm.latestOccurred >= ExampleRows.ago(7 * ExampleRows.day),
                    let host = world.hosts.first(where: { $0.ip == alarm.address })
                else { return nil }
                return (alarm, host)
            }
        }
        try await TablesSite.run { tables in
            let world = tables.world
            let found = try await tables.rows(try TestFiles.example("hardware-alarms-at-risk"))
            // The tenants come in no order: they are compared as a set.
            let rows = found.map { row in (Array(row[0...5]), Self.words(row[6])) }
            let expected = open(world).map { alarm, host in
                let machines = world.virtualMachines(ofHost: host.id)
                let row: [Value] = [
                    time(alarm.latestOccurred), alarm.severity == 1 ? "critical" : "major",
                    .text(alarm.name), .text(host.region), .text(host.name), .integer(Int64(machines.count)),
                ]
                return (row, Set(machines.map(\.tenantName)))
            }
            #expect(rows.count == expected.count)
            for (row, tenants) in expected { #expect(rows.contains { $0.0 == row && $0.1 == tenants }) }
            #expect(tables.requests(to: "/host/vms").count == Set(open(world).map(\.1.id)).count)
        }
    }

    private static func words(_ value: Value) -> Set<String> {
        guard case .text(let text) = value else { return [] }
        return Set(text.split(separator: ",").map(String.init))
    }

    @Test func serviceAlarmsAfterHardware() async throws {
        try await ExampleRows.check(
            "service-alarms-after-hardware", requests: { _ in Self.both },
            rows: { world in
                let begin = ExampleRows.ago(2 * ExampleRows.day)
                return world.deviceAlarms.filter { $0.latestOccurred >= begin && !$0.pod.isEmpty }.flatMap {
                    device in
                    world.serviceAlarms.filter {
                        $0.pod == device.pod
                            && (0...3 * ExampleRows.hour).contains($0.latestOccurred - device.latestOccurred)
                    }.map { service -> [Value] in
                        let minutes = Double(service.latestOccurred - device.latestOccurred) / 60_000
                        return [
                            .text(device.region), .text(device.pod), time(device.latestOccurred),
                            .text(device.name), .text(device.objectName), .text(service.name),
                            .text(["critical", "major", "minor", "warning"][service.severity - 1]),
                            .text(service.tenant ?? ""), .real(minutes.rounded()), .text(service.serial),
                        ]
                    }
                }
            })
    }

    @Test func responseTimes() async throws {
        try await ExampleRows.check(
            "alarm-response-times", requests: { _ in Self.both },
            rows: { world in
                let begin = ExampleRows.ago(7 * ExampleRows.day)
                return [("hardware", world.deviceAlarms), ("service", world.serviceAlarms)].flatMap {
                    source, alarms in
                    Dictionary(grouping: alarms.filter { $0.latestOccurred >= begin }, by: \.severity).map {
                        severity, alarms -> [Value] in
                        func minutes(_ time: KeyPath<SimulatedWorld.Alarm, Int64?>) -> [Double] {
                            alarms.compactMap { alarm in
                                alarm[keyPath: time].map { Double($0 - alarm.firstOccurred) / 60_000 }
                            }
                        }
                        let (acknowledged, cleared) = (minutes(\.acknowledged), minutes(\.cleared))
                        return [
                            .text(source), .text(["critical", "major", "minor", "warning"][severity - 1]),
                            .integer(Int64(alarms.count)), .integer(Int64(acknowledged.count)),
                            ExampleRows.average(acknowledged), .integer(Int64(cleared.count)),
                            ExampleRows.average(cleared), cleared.max().map(Value.real) ?? .null,
                        ]
                    }
                }
            })
    }

    @Test func beforeAnAlarm() async throws {
        try await ExampleRows.check(
            "before-an-alarm", requests: { _ in ["DeviceAlarm/info": 1, "v1/cloudAuditlog": 1] },
            rows: { world in
                let alarms = world.deviceAlarms.filter {
                    $0.severity <= 2 && $0.latestOccurred >= ExampleRows.ago(7 * ExampleRows.day)
                }
                return alarms.flatMap { alarm in
                    world.auditLog.filter { entry in
                        entry.resourceName == alarm.objectName
                            && entry.start >= ExampleRows.ago(8 * ExampleRows.day)
                            && (0...30 * ExampleRows.minute).contains(alarm.firstOccurred - entry.start)
                    }.map { entry -> [Value] in
                        [
                            time(alarm.firstOccurred), alarm.severity == 1 ? "critical" : "major",
                            .text(alarm.name), .text(alarm.objectName),
                            .real(Double(alarm.firstOccurred - entry.start) / 60_000), .text(entry.user),
                            .text(entry.operation), entry.failed ? 1 : 0, .text(entry.address),
                            .text(entry.id),
                        ]
                    }
                }
            })
    }

    @Test func bursts() async throws {
        try await ExampleRows.check(
            "failed-security-bursts", requests: { _ in ["v1/cloudAuditlog": 1] },
            rows: {
                world in
                let failures = world.auditLog.filter {
                    $0.isSecurity && $0.failed && $0.start >= ExampleRows.ago(14 * ExampleRows.day)
                }
                let groups = Dictionary(grouping: failures) {
                    [$0.address, "\($0.start / ExampleRows.day)", $0.user, $0.operation, $0.region]
                }
                return groups.values.compactMap { group in
                    let most = group.map { last in
                        failures.count {
                            $0.address == last.address && (0..<300_000).contains(last.start - $0.start)
                        }
                    }.max()
                    let times = group.map(\.start).sorted()
                    guard let most, most >= 10, let first = times.first, let last = times.last else {
                        return nil
                    }
                    let day = TimeText.format(first).map { String($0.prefix(10)) }
                    return [
                        .text(group[0].address), text(day), .text(group[0].user), .text(group[0].operation),
                        .text(group[0].region), time(first), time(last), .integer(Int64(group.count)),
                        .integer(Int64(most)),
                    ]
                }
            })
    }
}
