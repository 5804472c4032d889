extension Endpoint {
    /// Section 4.1.3, `service_type` and `zone_type` spelled as the document's table asks for.
    static let capacity = listing(
        path: "/v1/CloudService/capacity",
        paging: .window,
        isLimited: true
    ) { call, window in
        let service = call.filter("service_type")
        let zone = call.filter("zone_type")
        let rows = call.world.capacity.filter {
            window.contains($0.timestamp)
                && (service == nil || service == $0.service)
                && (zone == nil || zone == $0.zoneParameter)
        }
        return RowSet(rows, members: writeCapacity)
    }

    @Sendable
    private static func writeCapacity(_ row: SimulatedWorld.Capacity, to writer: inout JSONWriter) {
        writer.member("service_type", answerSpelling(ofService: row.service))
        writer.member("metric_type", row.metric ?? "null")
        // EVS answers with few keys.
        if row.service != "EVS" {
            writer.member("total", DecimalText.orNull(row.total))
            writer.member("used", DecimalText.orNull(row.used))
            writer.member("free", DecimalText.orNull(row.free))
            writer.member("used_ratio", DecimalText.orNull(row.usedRatio))
            writer.member("allocated_ratio", DecimalText.orNull(row.allocatedRatio))
            writer.member("resource_count", "null")
        }
        writer.member("allocated", DecimalText.shortest(row.allocated))
        // The document's tables spell the member wrong, its samples right.
        if row.service == "RDS" || row.service == "DCC" {
            writer.member("avaliable", DecimalText.shortest(row.available))
        } else {
            writer.member("available", DecimalText.shortest(row.available))
        }
        writer.member("zone_type", row.zone)
        if row.service == "EIP" {
            writer.member("timestamp", number: row.timestamp)
        } else {
            writer.member("timestamp", String(row.timestamp))
        }
        writer.member("region", row.region)
    }

    private static func answerSpelling(ofService service: String) -> String {
        switch service {
        case "ECS_VM": "ecs-vm"
        case "DCC", "DeH", "SFS": service.lowercased()
        default: service
        }
    }
}
