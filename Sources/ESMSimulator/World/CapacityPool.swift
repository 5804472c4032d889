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

    init(
        _ region: SimulatedWorld.Region,
        _ plan: CapacityPlan,
        _ zone: CapacityPlan.Zone,
        _ item: CapacityPlan.Item,
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
    }

    func snapshot(
        at time: Int64,
        daysAgo: Int,
        machines: [SimulatedWorld.VirtualMachine]
    ) -> SimulatedWorld.Capacity {
        let allocated = allocated(at: time, daysAgo: daysAgo, machines: machines)
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

    /// Virtual machines of the tenants' zone are counted; everything else grows evenly.
    private func allocated(
        at time: Int64,
        daysAgo: Int,
        machines: [SimulatedWorld.VirtualMachine]
    ) -> Int {
        guard plan.service == "ECS_VM", zone.parameter == "pod" else {
            return max(0, allocatedToday - growth * daysAgo)
        }
        return machines.count {
            $0.region == region.id && $0.flavorFamily == item.metric && $0.createdAt <= time
        }
    }

    private func units(_ steps: Int) -> Double { Double(steps) / Double(item.steps) }

    private func percent(_ steps: Int) -> Double { Double(steps * 10_000 / max(total, 1)) / 100 }
}
