extension ChineseTexts {
    /// 4.1.8, 4.1.9, 4.1.13 and 4.1.15.
    static let metrics = [
        "host_metrics": Table(
            summary: "主机指标数据",
            columns: [
                "monitor_item": "监控项：cpu、memory、disk 等",
                "metric": "指标名称，可能为中文",
                "data_item": "数据项，如 usage（使用率）",
                "operator": "聚合方式，如 AVG（平均值）",
                "region_name_en": "区域英文名称",
                "az_name_en": "可用区英文名称",
            ]),
        "server_metrics": Table(
            summary: "服务器性能数据，按序列号",
            columns: [
                "sn": "服务器序列号（SN），对应 hosts.sn",
                "date": "站点时区的日期，原样保留",
                "metric": "指标名称，如CPUUsagePercent",
                "usage": "服务器用途",
                "slot_number": "机柜中的槽位号",
            ]),
        "network_metrics": Table(
            summary: "网络设备监控数据",
            columns: [
                "device_ip": "网络设备管理IP，对应 devices.management_ip",
                "metric": "设备指标编号；文档未说明其含义",
                "res_type": "资源类型，为数字编号",
            ]),
        "vm_metrics": Table(
            summary: "虚拟机性能数据",
            columns: [
                "metric": "指标名称，如cpu_usage",
                "service": "云服务",
                "namespace": "指标的命名空间",
                "source_service": "数据来源服务",
                "source_type": "数据来源类型",
                "source_tag": "数据来源标签",
            ]),
    ]
}
