extension Endpoint {
    /// Section 4.1.4; its times are in the site's zone.
    static let auditLog = listing(
        path: "/v1/cloudAuditlog",
        paging: .window,
        isLimited: true
    ) { call, window in
        let type = call.filter("log_type")
        let world = call.world
        let rows = world.auditLog.filter {
            window.contains($0.start) && (type == nil || type == ($0.isSecurity ? "1" : "0"))
        }
        return RowSet(rows) { entry, writer in
            let regionName = world.regions.first { $0.id == entry.region }?.name ?? ""
            writer.member("id", entry.id)
            writer.member("operating_name", entry.operation)
            writer.member("operating_source", entry.source)
            writer.member("operation_result", entry.failed ? "1" : "0")
            writer.member(
                "operation_detail", "\(entry.operation) \(entry.resourceType) \(entry.resourceName)")
            writer.member("resource_name", entry.resourceName)
            writer.member("resource_type", entry.resourceType)
            writer.member("operating_user", entry.user)
            writer.member("department", entry.department)
            writer.member("severity", String(entry.severity))
            writer.member("type", entry.isSecurity ? "1" : "0")
            writer.member("start_time", siteTime(entry.start).spaced)
            writer.member("end_time", siteTime(entry.end).spaced)
            writer.member("resource_id", entry.resourceID)
            writer.member("resource_region", entry.region)
            writer.member("source_addr", entry.address)
            writer.member("region_id", entry.region)
            writer.member("region_name", regionName)
            writer.member("resource_region_name", regionName)
        }
    }

    private static func siteTime(_ time: Int64) -> CivilTime {
        CivilTime(milliseconds: time, offset: CivilTime.siteOffset)
    }
}
