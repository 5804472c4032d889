extension Endpoint {
    /// Section 4.1.15.
    static let machineMetrics = listing(
        path: "/v1/ecs/performance",
        paging: .windowAnyPage,
        isLimited: false
    ) { call, window in
        let id = call.filter("vm_id")
        let world = call.world
        let metrics = MachineMetric.metrics.count
        let sources = world.virtualMachines.indices.filter { id == nil || world.virtualMachines[$0].id == id }
            .flatMap { index in (0..<metrics).map { index * metrics + $0 } }
        return RowSet(world.machineMetrics, within: window, sources: sources) { sample, writer in
            let machine = sample.machine
            writer.member("SERVICE", "ECS")
            writer.member("REGION_ID", machine.region)
            writer.member("NAMESPACE", "ecs")
            writer.member("SOURCE_SERVICE", "CES")
            writer.member("SOURCE_TYPE", "TenantMon")
            writer.member("SOURCE_TAG", sourceTag(of: machine.region))
            writer.member("TENANT_NAME", machine.tenantName)
            writer.member("METRIC_NAME", sample.metric)
            writer.member("METRIC_VALUE", DecimalText.orNull(sample.value))
            writer.member("METRIC_UNIT", "%")
            writer.member("INSTANCE_ID", machine.id)
            writer.member("TIMESTAMP", String(sample.timestamp))
        }
    }

    /// `CN_NORTH_7_ECS` for `cn-north-7`.
    private static func sourceTag(of region: String) -> String {
        String(region.uppercased().map { $0 == "-" ? "_" : $0 }) + "_ECS"
    }
}
