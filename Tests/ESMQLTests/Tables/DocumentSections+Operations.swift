import ESMQL

extension DocumentSections {
    /// 4.1.1 and 4.1.4 to 4.1.9.
    static let operations: [DocumentSection] = [
        DocumentSection(
            "4.1.1", "/v1/screens/data",
            count: { "select count(*) from service_health where share_id = '\($0.shareID)'" }),
        DocumentSection(
            "4.1.4", "/v1/cloudAuditlog", sample: "audit-log", total: 1,
            "select id, operating_name, operation_result, resource_name, severity, severity_name, log_type, "
                + "start_time, end_time, source_addr, region, region_name, resource_region_name "
                + "from audit_log where \(wholeTime)",
            rows: [
                [
                    "2030", "addScheduleSchedule", nil, "CloudCapacity", nil, nil, nil,
                    "2020-10-31 17:13:59", "2020-10-31 17:13:59",
                    "资源IP-取表字段regionIp：10.0.25.204", "cn-north-1", "xx-region", "xx-region",
                ]
            ],
            count: { _ in "select count(*) from audit_log where start_time >= ago('2d')" }),
        DocumentSection(
            "4.1.5", "/v1/DeviceAsset/info", sample: "devices", total: 1,
            "select device_id, name, device_type, running_status, model, management_ip, os, region from devices",
            rows: [["物理设备ID", "设备名称", "设备类型", "运行状态", "设备规格", "设备管理口IP", "设备操作系统", "cn-north-1"]],
            count: { _ in "select count(*) from devices" }),
        alarms("4.1.6", "/v1/CloudServiceAlarm/info", sample: "service-alarms", table: "service_alarms"),
        alarms("4.1.7", "/v1/DeviceAlarm/info", sample: "device-alarms", table: "device_alarms"),
        DocumentSection(
            "4.1.8", "/v1/host/metricdata", sample: "host-metrics", total: 1,
            "select * from host_metrics where host_id = '00700188-9859-xxx8-8889-71axxx4565' and \(wholeTime)",
            rows: [
                [
                    "00700188-9859-xxx8-8889-71axxx4565", "2023-10-15 12:26:48", "memory", "Memory", "usage",
                    "AVG", "%", 79.81, "cn-north-xx", "", "", "", "", "",
                ]
            ],
            count: {
                "select count(*) from host_metrics where host_id = '\($0.hosts[0].id)' and timestamp >= ago('1h')"
            }),
        DocumentSection(
            "4.1.9", "/v1/host/performancedata", sample: "server-metrics", total: 1,
            "select * from server_metrics where \(wholeTime)",
            rows: [
                [
                    "xxx", "2024-01-07 16:00:00", "2024-01-08", "CPUUsagePercent", 38.0, "2288X V5",
                    "mgt|mgt-can", "cn-north-7", "cn-north-7", "WC_WUH_18", "wuhd22", "wuhd22-c-01-7", 4,
                ]
            ],
            count: { _ in "select count(*) from server_metrics where timestamp >= ago('2h')" }),
    ]

    /// The two alarms have the same keys; that their total is a text is left as printed.
    private static func alarms(
        _ number: String, _ path: String, sample: String, table: String
    ) -> DocumentSection {
        DocumentSection(
            number, path, sample: sample,
            "select * from \(table) where \(wholeTime)",
            rows: [
                [
                    "12346578", "告警名称", "告警id", nil, nil, nil, "事件类型", "来源系统类型", "来源系统名称",
                    "对象标识，告警定位信息", "附加信息", nil, nil, "告警对应的对象名称", nil, "可能原因描述",
                    "cn-north-201", "区域名称", "数据中心名称", "告警上报的POD信息", "可用分区名称", "所属租户名称",
                    "告警IP地址", "对象类型", nil, "可自动清除", nil, "清除人员", "告警清除类型", nil, "确认人员", nil,
                    "合并key", "产生告警的云服务", "产生告警的服务", "产生告警的微服务", "影响业务标识",
                    "告警所影响的业务名称", "告警对应的对象标识",
                ]
            ],
            count: { _ in "select count(*) from \(table) where latest_occur_time >= ago('7d')" })
    }
}
