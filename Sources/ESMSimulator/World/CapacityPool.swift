/// One thing that a service counts in one zone of a region, and how it fills from day to day.
struct CapacityPool: Sendable {
    private let region: SimulatedWorld.Region
    private let plan: CapacityPlan
    private let zone: CapacityPlan.Zone
    private let item: CapacityPlan.Item
    /// In steps of the item, like the two below.
    private let total: Int
    private let allocatedToday: Int
    private let growth: Int
    private let usedPercent: Int
    /// When the machines that count were created, or nil for a pool that grows evenly.
    private let creations: [Int64]?

    init(
        _ region: SimulatedWorld.Region,
        _ plan: CapacityPlan,
        _ zone: CapacityPlan.Zone,
        _ item: CapacityPlan.Item,
        machines: [SimulatedWorld.VirtualMachine],
        _ generator: inout SeededGenerator
    ) {
        self.region = region
        self.plan = plan
        self.zone = zone
        self.item = item
        total = generator.next(in: item.range) * item.steps + generator.next(below: item.steps)
        allocatedToday = total * generator.next(in: 35...92) / 100
        growth = generator.next(below: total / 100 + 1)
        usedPercent = generator.next(in: 40...90)
        if plan.service == "ECS_VM", zone.parameter == "pod" {
            creations = machines.filter { $0.region == region.id && $0.flavorFamily == item.metric }
                .map(\.createdAt)
        } else {
            creations = nil
        }
    }

    func snapshot(at time: Int64, daysAgo: Int) -> SimulatedWorld.Capacity {
        let allocated = creations?.count { $0 <= time } ?? max(0, allocatedToday - growth * daysAgo)
        let available = max(0, total - allocated - total / 25)
        let used = allocated * usedPercent / 100
        let tells = plan.tellsTotal
        return SimulatedWorld.Capacity(
            service: plan.service,
            region: region.id,
            zoneParameter: zone.parameter,
            zone: zone.answer,
            metric: item.metric,
            total: tells ? units(total) : nil,
            used: tells ? units(used) : nil,
            free: tells ? units(total - used) : nil,
            allocated: units(allocated),
            available: units(available),
            usedRatio: tells ? percent(used) : nil,
            allocatedRatio: plan.service == "EVS" ? nil : percent(allocated),
            timestamp: time
        )
    }

    private func units(_ steps: Int) -> Double { Double(steps) / Double(item.steps) }

    private func percent(_ steps: Int) -> Double { Double(steps * 10_000 / max(total, 1)) / 100 }
}
