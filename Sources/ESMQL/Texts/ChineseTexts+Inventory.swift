extension ChineseTexts {
    /// 4.1.5, 4.1.10 to 4.1.12, 4.1.14, 4.1.16 and 4.2.1 to 4.2.3.
    static let inventory = [
        "devices": Table(
            summary: "物理设备明细",
            columns: [
                "device_id": "设备ID",
                "name": "设备名称",
                "device_type": "设备类型",
                "running_status": "设备运行状态",
                "model": "设备规格",
                "management_ip": "设备管理口IP",
                "os": "设备操作系统",
                "region": "区域Code",
            ]),
        "hosts": Table(
            summary: "主机详情配置",
            columns: [
                "manufacturer": "厂商",
                "kernel": "内核",
                "cpu": "CPU明细，JSON数组",
                "memory": "内存条明细，JSON数组",
                "disk": "磁盘明细，JSON数组",
                "network_adapter": "网卡",
                "raid": "RAID卡",
                "sn": "服务器序列号（SN），对应 server_metrics.sn",
                "cpu_arch": "CPU架构",
                "pod_code": "POD编码",
                "cluster_name": "集群名称",
                "cpu_sockets": "CPU颗数，由 cpu 计算",
                "cpu_cores": "全部CPU的总核数，由 cpu 计算",
                "memory_gb": "内存总容量，由 memory 计算",
                "disk_gb": "磁盘总容量，由 disk 计算",
            ]),
        "host_vms": Table(
            summary: "主机与虚拟机关系，每台虚拟机一行",
            columns: [
                "vm_id": "虚拟机ID，取自 vm_list 的第1项",
                "vm_name": "虚拟机名称，取自 vm_list 的第2项",
                "os": "操作系统，取自 vm_list 的第3项",
                "cpu": "CPU明细，取自 vm_list 的第4项",
                "last_update_time": "虚拟机列表的最后更新时间",
                "vm_list": "主机的整个虚拟机列表，原样保留",
            ]),
        "tenant_instances": Table(
            summary: "租户云资源明细",
            columns: ["resource_type": "请求所用的云服务类型"]),
        "tenant_resources": Table(
            summary: "对外租户资源，每小时一条话单；重复的话单 timestamp 不同",
            columns: record.merging(["resource_type": "请求所用的资源类型"]) { $1 }),
        "metering_records": Table(
            summary: "计量话单，由为该查询创建的查询任务读取",
            columns: record.merging([
                "job_id": "读取该话单的查询任务ID",
                "hcso_id": "查询时用 = 或 IN 指定的HCSO ID，未指定则为NULL",
            ]) { $1 }),
        "elb_clusters": Table(summary: "ELBv3集群的用量与容量", columns: cluster),
    ]

    private static let record = [
        "resource_type_code": "资源类型编码",
        "cloud_service_type_code": "云服务类型编码",
        "resource_spec_code": "资源规格编码",
        "accumulate_factor_name": "累积因子名称，如Duration（使用时长）",
        "accumulate_factor_value": "累积因子的值",
        "begin_time": "话单所属小时的开始时间",
        "timestamp": "话单的写入时间",
        "record_type": "话单类型",
        "site_code": "站点编码",
        "bp_info": "合作伙伴信息",
        "csb_params": "计费参数",
        "error_msg": "话单的错误信息",
        "extend_params": "扩展参数",
        "extend_params2": "扩展参数2",
        "relate_parent_resource": "所属的父资源",
        "relate_root_resource": "所属的根资源",
        "tag": "标签",
    ]

    private static let cluster = [
        "cluster_id": "集群ID",
        "cluster_code": "集群编码",
        "cluster_name": "集群名称",
        "type": "集群类型",
        "ms_nodes_list": "集群节点列表",
        "timestamp": "统计时间",
        "lb_count": "负载均衡器数量",
        "lb_v5_count": "v5负载均衡器数量",
        "lb_capacity": "可容纳的负载均衡器数量",
        "l4_listener_count": "四层监听器数量",
        "l4_listener_capacity": "可容纳的四层监听器数量",
        "l7_listener_count": "七层监听器数量",
        "l7_listener_capacity": "可容纳的七层监听器数量",
        "l4_member_count": "四层后端服务器数量",
        "l4_member_capacity": "可容纳的四层后端服务器数量",
        "l7_member_count": "七层后端服务器数量",
        "l7_member_capacity": "可容纳的七层后端服务器数量",
    ]
}
