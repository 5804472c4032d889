extension Endpoint {
    /// Section 4.1.6; its times are texts like `2020-11-01 01:13:59`.
    static let serviceAlarms = alarms(
        path: "/v1/CloudServiceAlarm/info",
        of: { $0.serviceAlarms },
        time: { CivilTime(milliseconds: $0).spaced }
    )

    /// Section 4.1.7; its times are ms since 1970.
    static let deviceAlarms = alarms(
        path: "/v1/DeviceAlarm/info",
        of: { $0.deviceAlarms },
        time: { String($0) }
    )

    /// Both kinds have the same members; their total is a text.
    private static func alarms(
        path: String,
        of alarms: @escaping @Sendable (SimulatedWorld) -> [SimulatedWorld.Alarm],
        time: @escaping @Sendable (Int64) -> String
    ) -> Endpoint {
        listing(
            path: path,
            paging: .window,
            isLimited: true,
            listing: Listing(total: .numberInText)
        ) { call, window in
            let service = call.filter("service_type")
            let cleared = call.filter("cleared")
            let world = call.world
            let rows = alarms(world).filter {
                window.contains($0.latestOccurred)
                    && (service == nil || service == $0.service)
                    && (cleared == nil || cleared == ($0.cleared == nil ? "0" : "1"))
            }
            return RowSet(rows) { alarm, writer in
                let region = world.regions.first { $0.id == alarm.region }
                writeAlarm(alarm, regionName: region?.name ?? "", time: time, to: &writer)
            }
        }
    }

    private static func writeAlarm(
        _ alarm: SimulatedWorld.Alarm,
        regionName: String,
        time: (Int64) -> String,
        to writer: inout JSONWriter
    ) {
        let isDevice = alarm.service == "Server" || alarm.service == "Network"
        writer.member("csn", alarm.serial)
        writer.member("alarm_name", alarm.name)
        writer.member("alarm_id", alarm.kindID)
        writer.member("severity", String(alarm.severity))
        writer.member("event_type", isDevice ? "2" : "4")
        writer.member("origin_system_type", isDevice ? "eSight" : "ServiceOM")
        writer.member("origin_system_name", isDevice ? "eSight-\(alarm.region)" : "ServiceOM-\(alarm.region)")
        writer.member("moi", "ip=\(alarm.address), name=\(alarm.objectName)")
        writer.member("additional_information", "pod=\(alarm.pod);az=\(alarm.zone)")
        writer.member("latest_occur_utc", time(alarm.latestOccurred))
        writer.member("first_occur_utc", time(alarm.firstOccurred))
        writer.member("meName", alarm.objectName)
        writer.member("count", String(alarm.count))
        writer.member("probable_cause", alarm.name)
        writer.member("region", regionName)
        writer.member("dc_name", alarm.dataCenter)
        writer.member("res_pool_name", alarm.pod)
        writer.member("azone_name", alarm.zone)
        writer.member("tenant", alarm.tenant ?? "")
        writer.member("nativeMeDn", alarm.address)
        writer.member("moc", isDevice ? "host" : "service")
        writer.member("cleared", alarm.cleared == nil ? "0" : "1")
        writer.member("clear_category", "1")
        writer.member("clear_utc", alarm.cleared.map(time) ?? "")
        writer.member("clear_user", alarm.cleared == nil ? "" : "system")
        writer.member("clear_type", alarm.cleared == nil ? "" : "0")
        writer.member("acked", alarm.acknowledged == nil ? "0" : "1")
        writer.member("ack_user", alarm.acknowledged == nil ? "" : "op-compute")
        writer.member("ack_utc", alarm.acknowledged.map(time) ?? "")
        writer.member("merge_key", "\(alarm.kindID)_\(alarm.address)")
        writer.member("me_category", isDevice ? "hardware" : "cloud service")
        writer.member("me_type", isDevice ? "server" : "compute")
        writer.member("product_name", isDevice ? "hardware-manager" : "service-monitor")
        writer.member("LogicalRegionId", alarm.region)
        writer.member("serviceAffectedType", alarm.severity <= 2 ? "1" : "0")
        writer.member("affectedService", alarm.tenant.map { "servers of \($0)" } ?? "")
        writer.member("meDn", "NE=\(alarm.objectName)")
    }
}
