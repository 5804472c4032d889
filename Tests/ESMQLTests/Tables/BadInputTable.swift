import Testing

@testable import ESMQL

/// A table whose answers a test makes up: where they come from, and the least item that gives a row.
struct BadInputTable: Sendable, CustomTestStringConvertible {
    let name: String
    /// The end of the path of its answers.
    let path: String
    /// The condition that it needs.
    var condition = ""
    /// The members that an item must have for its row to pass the condition.
    var members = ""
    /// The member of an answer that has the items.
    var list = "list"
    /// Whether answers announce a total, and are wrong without a list.
    var isPaged = true

    var testDescription: String { name }

    /// The query for all its columns.
    var query: String {
        let conditions = [condition, isWindowed ? wholeTime : ""].filter { !$0.isEmpty }
        return "select * from \(name)"
            + (conditions.isEmpty ? "" : " where \(conditions.joined(separator: " and "))")
    }

    var isWindowed: Bool { Self.windowed.contains(name) }

    /// An item with further members.
    func item(_ more: String = "") -> String {
        "{\([members, more].filter { !$0.isEmpty }.joined(separator: ", "))}"
    }

    /// An answer with some items.
    func answer(_ items: String..., envelope: String = #", "total": COUNT"#) -> String {
        let rest = isPaged ? envelope.replacing("COUNT", with: String(items.count)) : ""
        return #"{"\#(list)": [\#(items.joined(separator: ", "))]\#(rest)}"#
    }

    private static let windowed: Set = [
        "capacity", "physical_capacity", "audit_log", "service_alarms", "device_alarms", "host_metrics",
        "server_metrics", "tenant_resources", "network_metrics", "vm_metrics", "metering_records",
    ]

    /// All tables of the site.
    static let all = [
        BadInputTable(name: "capacity", path: "/v1/CloudService/capacity"),
        BadInputTable(name: "physical_capacity", path: "/v1/host-physical/capacity"),
        BadInputTable(name: "audit_log", path: "/v1/cloudAuditlog"),
        BadInputTable(name: "devices", path: "/v1/DeviceAsset/info"),
        BadInputTable(name: "service_alarms", path: "/v1/CloudServiceAlarm/info"),
        BadInputTable(name: "device_alarms", path: "/v1/DeviceAlarm/info"),
        BadInputTable(
            name: "host_metrics", path: "/v1/host/metricdata", condition: "host_id = 'h-1'",
            members: #""host_id": "h-1""#),
        BadInputTable(name: "server_metrics", path: "/v1/host/performancedata"),
        BadInputTable(
            name: "tenant_instances", path: "/InstanceData/ECS", condition: "resource_type = 'ECS'",
            isPaged: false),
        BadInputTable(name: "elb_clusters", path: "/v1/network/capacity/elbv3"),
        BadInputTable(
            name: "tenant_resources", path: "/instancedata/ECS", condition: "resource_type = 'ECS'"),
        BadInputTable(name: "network_metrics", path: "/v1/network-device/metric-data"),
        BadInputTable(name: "hosts", path: "/v1/host/detail"),
        BadInputTable(name: "vm_metrics", path: "/v1/ecs/performance"),
        BadInputTable(
            name: "host_vms", path: "/v1/host/vms", condition: "host_id = 'h-1'",
            members: #""host_id": "h-1", "vm_list": "[['v-1', 'n', 'Euler', '']]""#),
        BadInputTable(name: "metering_records", path: "/sdr", list: "data", isPaged: false),
        BadInputTable(
            name: "service_health", path: "/screens/data/s-1", condition: "share_id = 's-1'", isPaged: false),
    ]
}
