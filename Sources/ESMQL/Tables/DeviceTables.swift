internal import QueryEngine

/// Devices and what network devices measure: sections 4.1.5 and 4.1.13 of the API reference.
enum DeviceTables {
    /// 4.1.5: the inventory of servers, switches, firewalls and routers.
    static let devices = TableSchema.esm(
        "devices", "physical devices",
        columns: [
            Column("device_id", .text, summary: "the device's id"),
            Column("name", .text, summary: "the device's name"),
            Column(
                "device_type", .text, enumeration: .deviceTypes, codes: .deviceTypes,
                summary: "the kind of device"),
            Column("running_status", .text, summary: "the device's state"),
            Column("model", .text, summary: "the device's model"),
            Column("management_ip", .text, summary: "the address of its management"),
            Column("os", .text, summary: "its operating system"),
            Column("region", .text, summary: "the region's id"),
        ],
        parameters: [ScanParameter("device_type", column: "device_type")])

    /// 4.1.13: metrics of network devices.
    static let networkMetrics = TableSchema.esm(
        "network_metrics", "metrics of the network devices",
        columns: [
            Column(
                "device_ip", .text, summary: "the address of the device, as management_ip in devices"),
            Column(
                "metric", .text,
                summary: "59, 60, 14, 18, 101, 102, 61 or 52; the reference does not say what"),
            Column("value", .real, summary: "the measured value"),
            Column("res_type", .text, summary: "the kind of resource, a number"),
            Column("region", .text, wire: ["region_id"], summary: "the region's id"),
            Column("timestamp", .time, summary: "when it was measured"),
        ],
        parameters: [
            ScanParameter("management_ip", column: "device_ip"), ScanParameter("metric", column: "metric"),
        ],
        timeColumn: "timestamp")
}
