extension Endpoint {
    /// Section 4.1.2.
    static let physicalCapacity = listing(
        path: "/v1/host-physical/capacity",
        paging: .window,
        isLimited: true
    ) { call, window in
        let device = call.filter("device_type")
        let zone = call.filter("zone_type")
        let rows = call.world.physicalCapacity.filter {
            window.contains($0.timestamp)
                && (device == nil || device == $0.device)
                && (zone == nil || zone == $0.zoneParameter)
        }
        return RowSet(rows, members: writePhysicalCapacity)
    }

    /// Compute and storage come with different members, as in the document's samples.
    @Sendable
    private static func writePhysicalCapacity(
        _ row: SimulatedWorld.PhysicalCapacity,
        to writer: inout JSONWriter
    ) {
        if row.device == "ECS" {
            writer.member("service_type", row.device)
            writer.member("total", DecimalText.orNull(row.total))
            writer.member("avaliable", DecimalText.shortest(row.available))
            writer.member("used", DecimalText.orNull(row.used))
            writer.member("free", DecimalText.orNull(row.free))
            writer.member("used_ratio", DecimalText.orNull(row.usedRatio))
            writer.member("resource_count", row.resourceCount.map(String.init) ?? "null")
        } else {
            writer.member("device_type", row.device)
            writer.member("available", DecimalText.shortest(row.available))
        }
        writer.member("metric_type", row.metric)
        writer.member("zone_type", row.zone)
        writer.member("region", row.region)
        writer.member("allocated", DecimalText.shortest(row.allocated))
        writer.member("resource_type", row.resourceType)
        writer.member("timestamp", String(row.timestamp))
    }
}
