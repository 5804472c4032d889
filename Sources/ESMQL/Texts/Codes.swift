internal import QueryEngine

/// The values that stand for something, as the API reference gives them.
extension [ColumnCode] {
    /// The services of 4.1.3, each with the unit of its figures.
    static let services = [
        ColumnCode("ECS_VM", "ECS virtual machines, in machines", "ECS虚拟机，单位：台"),
        ColumnCode("BMS", "bare metal servers, in machines", "BMS裸金属服务器，单位：台"),
        ColumnCode("EVS", "volumes, in TB", "EVS弹性卷存储，单位：TB"),
        ColumnCode("OBS", "object storage, in TB, of the whole region", "OBS对象存储，单位：TB，Region全局所用"),
        ColumnCode("EIP", "elastic IP addresses, in addresses", "EIP弹性IP，单位：条"),
        ColumnCode("RDS", "relational databases, in instances", "RDS关系型数据库，单位：台（实例数）"),
        ColumnCode("DCC", "dedicated computing clusters, in cores and TB", "DCC专属计算集群，单位：核、TB"),
        ColumnCode("DeH", "dedicated hosts, in hosts", "DeH专属主机，单位：台"),
        ColumnCode("SFS", "file storage, in TB", "SFS弹性文件服务，单位：TB"),
        ColumnCode("VPN", "private networks, in connections and gateways", "VPN虚拟专用网络，单位：条（线路）、个（网关）"),
    ]

    /// The kinds of physical capacity of 4.1.2.
    static let physicalDevices = [
        ColumnCode("ECS", "hosts: vCPUs in cores, memory in TB", "物理计算服务器：vCPU单位为核，内存为TB"),
        ColumnCode("EVS", "storage, in TB", "物理存储服务器，单位：TB"),
    ]

    /// The zones.
    static let zones = [
        ColumnCode("MANAGE", "the management zone", "管理区"),
        ColumnCode("POD", "the tenants' zone", "租户区"),
        ColumnCode("KVM_POD", "the tenants' zone", "租户区"),
        ColumnCode("BMS_POD", "the zone of BMS", "BMS专属区"),
        ColumnCode("OBS_POD", "the zone of OBS", "OBS专属区"),
        ColumnCode("EIP_POD", "the zone of EIP", "EIP专属区"),
        ColumnCode("RDS_POD", "the zone of RDS", "RDS专属区"),
        ColumnCode("DCC_POD", "the zone of DCC", "DCC专属区"),
        ColumnCode("DEH_POD", "the zone of DeH", "DeH专属区"),
        ColumnCode("SFS_POD", "the zone of SFS", "SFS专属区"),
        ColumnCode("VPN_POD", "the zone of VPN", "VPN专属区"),
    ]

    /// The kinds of device of 4.1.5.
    static let deviceTypes = [
        ColumnCode("server", "servers", "服务器"),
        ColumnCode("switch", "switches", "交换机"),
        ColumnCode("firewall", "firewalls", "防火墙"),
        ColumnCode("router", "routers", "路由器"),
    ]

    /// The kinds of hardware of 4.1.7.
    static let alarmDevices = [
        ColumnCode("Server", "servers", "服务器"),
        ColumnCode("Network", "network devices", "网络设备"),
    ]

    /// The severities of 4.1.6 and 4.1.7.
    static let alarmSeverities = [
        ColumnCode("1", "critical", "紧急"), ColumnCode("2", "major", "重要"),
        ColumnCode("3", "minor", "次要"), ColumnCode("4", "warning", "提示"),
    ]

    /// The severities of 4.1.4, which count the other way round.
    static let auditSeverities = [
        ColumnCode("4", "fatal", "致命"), ColumnCode("3", "important", "重要"),
        ColumnCode("2", "general", "一般"), ColumnCode("1", "hint", "提示"),
    ]

    /// The results of 4.1.4.
    static let results = [ColumnCode("0", "success", "成功"), ColumnCode("1", "failure", "失败")]

    /// The logs of 4.1.4.
    static let logTypes = [
        ColumnCode("0", "operation log", "操作日志"), ColumnCode("1", "security log", "安全日志"),
    ]

    /// Whether an alarm is cleared.
    static let cleared = [ColumnCode("0", "open", "未清除"), ColumnCode("1", "cleared", "已清除")]

    /// Whether an alarm is acknowledged.
    static let acknowledged = [
        ColumnCode("0", "not acknowledged", "未确认"), ColumnCode("1", "acknowledged", "已确认"),
    ]

    /// Where the rows of tables come from.
    static let kinds = [
        ColumnCode("site", "the site", "站点的API"), ColumnCode("session", "the session itself", "会话自身"),
        ColumnCode("file", "an attached file", "附加的文件"),
        ColumnCode("archive", "the archive", "存档"),
        ColumnCode("catalog", "a table of a catalogue file", "目录文件描述的表"),
        ColumnCode("table", "a snapshot: CREATE TABLE", "CREATE TABLE 创建的快照"),
        ColumnCode("view", "a view: CREATE VIEW", "CREATE VIEW 创建的视图"),
    ]

    /// The words for the severities of a list.
    var words: [ColumnCode] {
        map { ColumnCode($0.meaning.english, $0.meaning.english, $0.meaning.chinese) }
    }

    /// The services of 4.1.6, of 4.1.10 and of 4.1.12 by their names.
    static func named(_ names: [String]) -> [ColumnCode] {
        names.map { name in
            let known = serviceNames[name]
            return ColumnCode(name, known?.english ?? name, known?.chinese)
        }
    }

    private static let serviceNames: [String: LocalizedText] = [
        "ECS": LocalizedText("virtual machines", chinese: "弹性云服务器"),
        "EVS": LocalizedText("volumes", chinese: "云硬盘"),
        "BMS": LocalizedText("bare metal servers", chinese: "裸金属服务器"),
        "OBS": LocalizedText("object storage", chinese: "对象存储"),
        "EIP": LocalizedText("elastic IP addresses", chinese: "弹性公网IP"),
        "RDS": LocalizedText("relational databases", chinese: "关系型数据库"),
        "DCC": LocalizedText("dedicated computing clusters", chinese: "专属计算集群"),
        "DeH": LocalizedText("dedicated hosts", chinese: "专属主机"),
        "SFS": LocalizedText("file storage", chinese: "弹性文件服务"),
        "VPN": LocalizedText("private networks", chinese: "虚拟专用网络"),
        "ELB": LocalizedText("load balancers", chinese: "弹性负载均衡"),
        "DCS": LocalizedText("caches", chinese: "分布式缓存"),
        "DMS": LocalizedText("message queues", chinese: "分布式消息"),
        "GAUSS": LocalizedText("GaussDB databases", chinese: "GaussDB数据库"),
        "MODEL_ARTS_INF": LocalizedText("ModelArts, inference", chinese: "ModelArts推理"),
        "MODEL_ARTS_TRAIN": LocalizedText("ModelArts, training", chinese: "ModelArts训练"),
        "MODEL_ARTS_MAOS": LocalizedText("ModelArts, MAOS", chinese: "ModelArts MAOS"),
    ]
}
