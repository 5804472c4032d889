/// Draws the alarms of devices, and those of services that follow from them.
struct AlarmDrawing {
    private typealias Kind = (name: String, id: String, severity: Int)

    private let hosts: [SimulatedWorld.Host]
    private let machines: [SimulatedWorld.VirtualMachine]
    private let devices: [SimulatedWorld.Device]
    private let now: Int64
    private let days: Int
    private var generator: SeededGenerator
    private var serial = 12_300_000

    init(
        seed: UInt64,
        hosts: [SimulatedWorld.Host],
        machines: [SimulatedWorld.VirtualMachine],
        devices: [SimulatedWorld.Device],
        now: Int64,
        days: Int
    ) {
        self.hosts = hosts
        self.machines = machines
        self.devices = devices.filter { $0.type != "server" }
        self.now = now
        self.days = days
        generator = SeededGenerator(seed: seed, stream: "alarms")
    }

    /// Two alarms for each host and one for each five network devices, by the time of their latest occurrence.
    ///
    /// The first few hit tenants' hosts within the last day and are still open.
    mutating func deviceAlarms() -> [SimulatedWorld.Alarm] {
        let urgent = hosts.filter(\.servesTenants).prefix(5).map { host in
            alarm(
                generator.pick([("内存故障", "0x1000001", 1), ("Disk failure", "0x1000002", 2)]),
                service: "Server",
                host: host,
                tenant: nil,
                at: now - Int64(generator.next(in: 60...1_200)) * 60_000,
                isOpen: true
            )
        }
        let servers = (0..<hosts.count * 2).map { _ in
            alarm(
                generator.pick(Self.serverKinds),
                service: "Server",
                host: generator.pick(hosts),
                tenant: nil,
                at: anyTime(),
                isOpen: false
            )
        }
        let network = devices.isEmpty ? [] : (0..<devices.count / 5 + 4).map { _ in networkAlarm() }
        return (urgent + servers + network).sorted(by: Self.isBefore)
    }

    /// An alarm within three hours of every other server alarm, in the same pod, and others without cause.
    mutating func serviceAlarms(after deviceAlarms: [SimulatedWorld.Alarm]) -> [SimulatedWorld.Alarm] {
        let byAddress = Dictionary(hosts.map { ($0.ip, $0) }) { first, _ in first }
        let tenants = Dictionary(grouping: machines, by: \.hostID).mapValues { $0.map(\.tenantName) }
        let causes = deviceAlarms.filter { $0.service == "Server" }.enumerated().filter { $0.offset % 2 == 0 }
        var alarms: [SimulatedWorld.Alarm] = []
        for cause in causes.map(\.element) {
            let time = cause.latestOccurred + Int64(generator.next(in: 5...170)) * 60_000
            guard let host = byAddress[cause.address], time <= now else { continue }
            alarms.append(
                alarm(
                    generator.pick(Self.serviceKinds),
                    service: generator.pick(Self.services),
                    host: host,
                    tenant: tenants[host.id].map { generator.pick($0) },
                    at: time,
                    isOpen: cause.cleared == nil
                )
            )
        }
        for _ in 0..<hosts.count * 2 {
            let host = generator.pick(hosts)
            alarms.append(
                alarm(
                    generator.pick(Self.serviceKinds),
                    service: generator.pick(Self.services),
                    host: host,
                    tenant: tenants[host.id].map { generator.pick($0) },
                    at: anyTime(),
                    isOpen: false
                )
            )
        }
        return alarms.sorted(by: Self.isBefore)
    }

    private mutating func alarm(
        _ kind: Kind,
        service: String,
        host: SimulatedWorld.Host,
        tenant: String?,
        at time: Int64,
        isOpen: Bool
    ) -> SimulatedWorld.Alarm {
        let course = course(from: time, isOpen: isOpen)
        return SimulatedWorld.Alarm(
            serial: nextSerial(),
            name: kind.name,
            kindID: kind.id,
            severity: kind.severity,
            service: service,
            address: host.ip,
            objectName: host.name,
            region: host.region,
            zone: host.zone,
            pod: host.pod,
            dataCenter: host.dataCenter,
            tenant: tenant,
            firstOccurred: time - Int64(course.count - 1) * 600_000,
            latestOccurred: time,
            count: course.count,
            acknowledged: course.acknowledged,
            cleared: course.cleared
        )
    }

    private mutating func networkAlarm() -> SimulatedWorld.Alarm {
        let device = generator.pick(devices)
        let kind = generator.pick(Self.networkKinds)
        let time = anyTime()
        let course = course(from: time, isOpen: false)
        return SimulatedWorld.Alarm(
            serial: nextSerial(),
            name: kind.name,
            kindID: kind.id,
            severity: kind.severity,
            service: "Network",
            address: device.managementIP,
            objectName: device.name,
            region: device.region,
            zone: "",
            pod: "",
            dataCenter: "",
            tenant: nil,
            firstOccurred: time - Int64(course.count - 1) * 600_000,
            latestOccurred: time,
            count: course.count,
            acknowledged: course.acknowledged,
            cleared: course.cleared
        )
    }

    /// How often an alarm occurred, when it was acknowledged and when cleared, nothing after the present.
    private mutating func course(
        from time: Int64,
        isOpen: Bool
    ) -> (count: Int, acknowledged: Int64?, cleared: Int64?) {
        let count = generator.pick([1, 1, 1, 2, 5])
        let acknowledged = time + Int64(generator.next(in: 2...90)) * 60_000
        let cleared = acknowledged + Int64(generator.next(in: 10...900)) * 60_000
        let isAcknowledged = generator.next(below: 5) > 0 && acknowledged <= now
        let isCleared = !isOpen && generator.next(below: 10) > 0 && cleared <= now
        return (count, isAcknowledged ? acknowledged : nil, isCleared ? cleared : nil)
    }

    private mutating func anyTime() -> Int64 {
        now - Int64(generator.next(below: days * 86_400)) * 1_000
    }

    private mutating func nextSerial() -> String {
        serial += generator.next(in: 1...40)
        return String(serial)
    }

    private static func isBefore(_ one: SimulatedWorld.Alarm, _ other: SimulatedWorld.Alarm) -> Bool {
        (one.latestOccurred, one.serial) < (other.latestOccurred, other.serial)
    }

    private static let services = ["ECS", "EVS", "RDS", "OBS", "EIP", "ELB"]

    private static let serverKinds: [Kind] = [
        ("内存故障", "0x1000001", 1), ("Disk failure", "0x1000002", 2), ("电源冗余丢失", "0x1000003", 2),
        ("Fan speed is high", "0x1000004", 3), ("Inlet temperature is high", "0x1000005", 3),
        ("Clock is not synchronised", "0x1000006", 4),
    ]

    private static let networkKinds: [Kind] = [
        ("Link down", "0x2000001", 2), ("BGP peer lost", "0x2000002", 1), ("光模块功率异常", "0x2000003", 3),
    ]

    private static let serviceKinds: [Kind] = [
        ("虚拟机心跳丢失", "0x3000001", 1), ("Service unavailable", "0x3000002", 1),
        ("Volume latency is high", "0x3000003", 2), ("API success rate is low", "0x3000004", 2),
        ("Certificate expires soon", "0x3000005", 4), ("Quota is nearly used up", "0x3000006", 3),
    ]
}
