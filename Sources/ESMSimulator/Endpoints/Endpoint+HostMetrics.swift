extension Endpoint {
    /// Section 4.1.8; the names of the zone are blank, as in the document's sample.
    static let hostMetrics = listing(
        path: "/v1/host/metricdata",
        paging: .windowOptionalPage,
        isLimited: false
    ) { call, window throws(Refusal) in
        guard let id = call.filter("host_id") else { throw .parameter("host_id is required") }
        let world = call.world
        let items = HostMetric.items.count
        let sources = world.hosts.indices.filter { world.hosts[$0].id == id }.flatMap { index in
            (0..<items).map { index * items + $0 }
        }
        return RowSet(world.hostMetrics, within: window, sources: sources) { sample, writer in
            let region = world.regions.first { $0.id == sample.host.region }
            writer.member("time_stamp", String(sample.timestamp))
            writer.member("monitor_item", sample.item)
            writer.member("region_id", sample.host.region)
            writer.member("az_name", "")
            writer.member("metrics_name", metricName(of: sample.item))
            writer.member("operator", "AVG")
            writer.member("host_id", sample.host.id)
            writer.member("az_id", sample.host.zone)
            writer.member("unit", "\\%")
            writer.member("az_name_en", "")
            writer.member("region_name", region?.name ?? "")
            writer.member("data_item", "usage")
            writer.member("region_name_en", region?.englishName ?? "")
            writer.member("value", sample.value.map(DecimalText.shortest) ?? "")
        }
    }

    private static func metricName(of item: String) -> String {
        switch item {
        case "cpu": "CPU使用率"
        case "memory": "Memory"
        default: "磁盘使用率"
        }
    }
}
