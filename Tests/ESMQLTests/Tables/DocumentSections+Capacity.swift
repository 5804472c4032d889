import ESMQL

/// The sections of the API reference that describe a call; whoever adds one to the product adds it here.
enum DocumentSections {
    static let all = capacity + operations + resources
    static let numbers = [
        "4.1.1", "4.1.2", "4.1.3.1", "4.1.3.2", "4.1.3.3", "4.1.3.4", "4.1.3.5", "4.1.3.6", "4.1.3.7",
        "4.1.3.8", "4.1.3.9", "4.1.3.10", "4.1.4", "4.1.5", "4.1.6", "4.1.7", "4.1.8", "4.1.9", "4.1.10.1",
        "4.1.10.2", "4.1.10.3", "4.1.10.4", "4.1.11", "4.1.12", "4.1.13", "4.1.14", "4.1.15", "4.1.16",
    ]

    /// 4.1.2 and 4.1.3.
    static let capacity: [DocumentSection] =
        [
            DocumentSection(
                "4.1.2", "/v1/host-physical/capacity", sample: "physical-storage-capacity",
                "select device, region, resource, metric, allocated, available, timestamp "
                    + "from physical_capacity where device = 'EVS' and \(wholeTime) order by region",
                rows: [
                    [
                        "EVS", "cn-central-229", "SAS", "SAS", 112.2265625, 94.5693359375,
                        "2022-04-11 16:00:00",
                    ],
                    [
                        "EVS", "cn-east-264", "SAS", "SAS", 173.3232421875, 102.4052734375,
                        "2022-04-11 16:00:00",
                    ],
                ],
                count: { _ in "select count(*) from physical_capacity where timestamp >= ago('2d')" }),
            DocumentSection(
                "4.1.2", "/v1/host-physical/capacity", sample: "physical-compute-capacity",
                "select device, zone, resource, metric, total, free, allocated, available, resource_count "
                    + "from physical_capacity where \(wholeTime) order by metric",
                rows: [
                    [
                        "ECS", "KVM_POD", "C6xLarge", "memory", 44.072265625, 44.072265625, 15.2578125,
                        26.486328125, 0,
                    ],
                    ["ECS", "KVM_POD", "M6xLarge", "vCpu", 10792.0, 10792.0, 4964.0, 5408.0, 0],
                ],
                count: { _ in
                    "select count(*) from physical_capacity where device = 'ECS' and timestamp >= ago('2d')"
                }),
        ] + services

    private static let services: [DocumentSection] = [
        service(
            "4.1.3.1", "ecs-vm", "ECS_VM", total: 1,
            [["ECS_VM", "cn-north-1", "管理区manage：租户区pod", "xxx/C6规格", nil, nil, nil]]),
        service(
            "4.1.3.2", "bms", "BMS",
            [["BMS", "cn-east-264", "POD", "physical.kd1ne.2xlarge", 4.0, 4.0, "2022-04-17 16:00:00"]]),
        service(
            "4.1.3.3", "evs", "EVS",
            [
                ["EVS", "cn-central-229", "MANAGE", "SAS", nil, 94.5693359375, "2022-04-11 16:00:00"],
                ["EVS", "cn-east-264", "MANAGE", "SAS", nil, 102.4052734375, "2022-04-11 16:00:00"],
            ]),
        service(
            "4.1.3.4", "obs", "OBS",
            [["OBS", "cn-east-264", "OBS_POD", "a", 80.0, 0.0, "2022-04-13 16:00:00"]]),
        service(
            "4.1.3.5", "eip", "EIP",
            [["EIP", "cn-east-264", "EIP_POD", "5_bgp", 490.0, 132.0, "2022-04-17 16:00:00"]]),
        service(
            "4.1.3.6", "rds", "RDS", total: 1,
            [["RDS", "cn-north-1", "RDS_POD", "dbtype:sqlServer/nosqlServer", nil, nil, nil]]),
        service(
            "4.1.3.7", "dcc", "DCC", total: 1,
            [["DCC", "cn-north-1", "DCC_POD", "主机/内存/vCPU", nil, nil, nil]]),
        service(
            "4.1.3.8", "deh", "DeH", total: 1,
            [["DeH", "cn-north-1", "DEH_POD", "专属主机规格类型：s3/l5等", nil, nil, nil]]),
        service(
            "4.1.3.9", "sfs", "SFS", total: 1,
            [["SFS", "cn-north-1", "SFS_POD", "null", nil, nil, nil]]),
        service(
            "4.1.3.10", "vpn", "VPN",
            [
                ["VPN", "cn-east-264", "VPN_POD", "connection", 0.0, 0.0, "2022-04-17 16:00:00"],
                ["VPN", "cn-east-264", "VPN_POD", "gateway", 5.0, 5.0, "2022-04-17 16:00:00"],
            ]),
    ]

    private static func service(
        _ number: String, _ sample: String, _ service: String, total: Int? = nil, _ rows: [[Value]]
    ) -> DocumentSection {
        DocumentSection(
            number, "/v1/CloudService/capacity", sample: "\(sample)-capacity", total: total,
            "select service, region, zone, metric, total, available, timestamp from capacity "
                + "where service = '\(service)' and \(wholeTime) order by region, metric",
            rows: rows,
            count: { _ in
                "select count(*) from capacity where service = '\(service)' and timestamp >= ago('2d')"
            })
    }
}
