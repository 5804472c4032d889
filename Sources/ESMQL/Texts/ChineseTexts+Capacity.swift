extension ChineseTexts {
    /// 4.1.2 and 4.1.3.
    static let capacity = [
        "capacity": Table(
            summary: "云服务资源容量，每日一个快照",
            columns: figures.merging([
                "service": "云服务名，标识资源所属的云服务",
                "metric": "容量指标类型：规格型号、磁盘类型、CPU、内存等",
                "allocated": "已分配（发放）量",
                "available": "剩余可用（可发放）量",
            ]) { $1 }),
        "physical_capacity": Table(
            summary: "物理设备资源容量（计算资源池、存储资源池），每日一个快照",
            columns: figures.merging([
                "device": "物理设备类型",
                "resource": "物理服务器的规格型号，如C6xLarge；存储为磁盘类型",
                "metric": "容量指标类型：计算为vCpu、memory，存储为磁盘类型",
                "allocated": "已分配量",
                "available": "剩余可用量",
            ]) { $1 }),
    ]

    private static let figures = [
        "region": "资源所属区域（region）",
        "zone": "资源所属区域类型：管理区或租户区",
        "total": "可分配总量；不少服务不返回",
        "used": "已使用量",
        "free": "剩余量",
        "used_ratio": "使用率，由站点计算",
        "allocated_ratio": "分配率，由站点计算",
        "resource_count": "资源数量",
        "timestamp": "快照时间，为UTC+8的零点",
    ]
}
