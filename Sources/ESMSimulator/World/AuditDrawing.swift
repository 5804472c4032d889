/// Draws the audit log: daily work, work on hosts shortly before their alarms, and bursts of refused sign-ins.
struct AuditDrawing {
    private typealias Operation = (name: String, type: String, severity: Int)

    private let hosts: [SimulatedWorld.Host]
    private let regions: [SimulatedWorld.Region]
    private let now: Int64
    private let days: Int
    private var generator: SeededGenerator

    init(
        seed: UInt64,
        hosts: [SimulatedWorld.Host],
        regions: [SimulatedWorld.Region],
        now: Int64,
        days: Int
    ) {
        self.hosts = hosts
        self.regions = regions
        self.now = now.floorDivided(by: 1_000) * 1_000
        self.days = days
        generator = SeededGenerator(seed: seed, stream: "audit log")
    }

    /// The whole log, oldest first.
    ///
    /// - Parameter alarms: The alarms of devices that work on their hosts comes before.
    /// - Returns: The entries.
    mutating func entries(before alarms: [SimulatedWorld.Alarm]) -> [SimulatedWorld.AuditEntry] {
        var entries: [SimulatedWorld.AuditEntry] = []
        for _ in 0..<days * 100 { entries.append(dailyWork()) }
        for _ in 0..<max(1, days / 2) { entries += burst() }
        let byAddress = Dictionary(hosts.map { ($0.ip, $0) }) { first, _ in first }
        for alarm in alarms where alarm.severity <= 2 {
            guard let host = byAddress[alarm.address], generator.next(below: 2) == 0 else { continue }
            let user = generator.pick(Self.users)
            for _ in 0..<generator.next(in: 1...3) {
                let time = alarm.firstOccurred - Int64(generator.next(in: 60...1_700)) * 1_000
                entries.append(work(on: host, by: user, at: time.floorDivided(by: 1_000) * 1_000))
            }
        }
        return entries.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    private mutating func dailyWork() -> SimulatedWorld.AuditEntry {
        let time = now - Int64(generator.next(below: days * 86_400)) * 1_000
        let host = generator.pick(hosts)
        let user = generator.pick(Self.users)
        return generator.next(below: 6) == 0 ? signIn(by: user, at: time) : work(on: host, by: user, at: time)
    }

    private mutating func work(
        on host: SimulatedWorld.Host,
        by user: String,
        at time: Int64
    ) -> SimulatedWorld.AuditEntry {
        let operation = generator.pick(Self.operations)
        return SimulatedWorld.AuditEntry(
            id: String(generator.next(in: 1_000_000...9_999_999)),
            operation: operation.name,
            source: generator.pick(["console", "api"]),
            failed: generator.next(below: 15) == 0,
            user: user,
            department: "operations",
            severity: operation.severity,
            isSecurity: false,
            resourceType: operation.type,
            resourceName: host.name,
            resourceID: host.id,
            region: host.region,
            address: "10.0.\(generator.next(in: 1...4)).\(generator.next(in: 2...250))",
            start: time,
            end: time + Int64(generator.next(in: 0...40)) * 1_000
        )
    }

    private mutating func signIn(by user: String, at time: Int64) -> SimulatedWorld.AuditEntry {
        security(
            "login",
            user: user,
            failed: generator.next(below: 12) == 0,
            region: generator.pick(regions).id,
            address: "10.0.\(generator.next(in: 1...4)).\(generator.next(in: 2...250))",
            at: time
        )
    }

    /// A dozen or more refused sign-ins within five minutes, from one address.
    private mutating func burst() -> [SimulatedWorld.AuditEntry] {
        let begin = now - Int64(generator.next(in: 600...days * 86_400)) * 1_000
        let address = "172.16.\(generator.next(below: 8)).\(generator.next(in: 2...250))"
        let region = generator.pick(regions).id
        return (0..<generator.next(in: 12...25)).map { _ in
            let time = begin + Int64(generator.next(below: 300)) * 1_000
            return security("login", user: "admin", failed: true, region: region, address: address, at: time)
        }
    }

    private mutating func security(
        _ operation: String,
        user: String,
        failed: Bool,
        region: String,
        address: String,
        at time: Int64
    ) -> SimulatedWorld.AuditEntry {
        SimulatedWorld.AuditEntry(
            id: String(generator.next(in: 1_000_000...9_999_999)),
            operation: operation,
            source: "console",
            failed: failed,
            user: user,
            department: "operations",
            severity: failed ? 3 : 1,
            isSecurity: true,
            resourceType: "user",
            resourceName: user,
            resourceID: user,
            region: region,
            address: address,
            start: time,
            end: time
        )
    }

    private static let users = ["op-compute", "op-storage", "op-network", "svc-backup", "capacityApi"]

    private static let operations: [Operation] = [
        ("migrateServer", "host", 2), ("rebootHost", "host", 3), ("updateFirmware", "host", 3),
        ("addScheduleSchedule", "schedule", 1), ("deleteVolume", "volume", 4), ("resizeServer", "host", 2),
        ("queryCapacity", "schedule", 1),
    ]
}
