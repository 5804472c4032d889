import ESMQL

extension DocumentSections {
    /// 4.1.10 to 4.1.16.
    static let resources: [DocumentSection] = [
        instances("4.1.10.1", "ECS"), instances("4.1.10.2", "EVS"), instances("4.1.10.3", "OBS"),
        instances("4.1.10.4", "BMS"),
        DocumentSection(
            "4.1.11", "/v1/network/capacity/elbv3", sample: "elb-clusters", "select * from elb_clusters",
            rows: [
                [
                    "4951ba23-0eb6-4dd5-92fc-22e94dc75a78", "elbv3-cluster01-az1", "", "ELBv3", "cn-north-7",
                    "", "", "2024-06-13 06:26:10", 164, 40, 8000, 319, 10000, nil, 30000, 82, 5000, 182,
                    20000,
                ]
            ],
            count: { _ in "select count(*) from elb_clusters" }),
        DocumentSection(
            "4.1.12", "/v2/cloudresource/instancedata/ECS", sample: "tenant-resources", total: 1,
            "select * from tenant_resources where resource_type = 'ECS' and \(wholeTime)",
            rows: [
                [
                    "ECS", "f0ae18b6-40d2-4162-9d6a-7697b9b7eacc", "hws.resource.type.vm",
                    "hws.service.type.ec2", "ks1.xlarge.2.linux", "Duration", 3600.0, "2024-03-01 22:00:00",
                    "2024-04-09 23:16:57", "20", "d1803845584b4626850ce57a8a020e4f",
                    "op_svc_dbss_e9f3e8381583492191a9d0c4ba725333", "d1803845584b4626850ce57a8a020emf", "",
                    "cn-north-213", "cn-north-213a", "", "",
                    "::DBSS-9bae:d8c249f201b34a4eb7f739f3471d1532:", "", "2", "", "", "", "",
                ]
            ],
            count: { _ in
                "select count(*) from tenant_resources where resource_type = 'ECS' and begin_time >= ago('3h')"
            }),
        DocumentSection(
            "4.1.13", "/v1/network-device/metric-data", sample: "network-metrics", total: 1,
            "select * from network_metrics where \(wholeTime)",
            rows: [["xx.xx.xx.xx", "14", 0.0, "2", "cn-north-7", "2024-09-20 08:02:00"]],
            count: { _ in "select count(*) from network_metrics where timestamp >= ago('1h')" }),
        DocumentSection(
            "4.1.14", "/v1/host/detail", sample: "hosts",
            "select host_id, region, az, host_ip, sn, cpu_sockets, cpu_cores, memory_gb, disk_gb, "
                + "json_array_length(memory) from hosts",
            rows: [
                [
                    "dea41fb4-2583-45d7-a4b1-22d8d27c5024", "cn-north-7", "1", "xx.xx.xx.xx",
                    "abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb", 2, 44, 320.0, 2207.7, 10,
                ]
            ],
            count: { _ in "select count(*) from hosts" }),
        DocumentSection(
            "4.1.15", "/v1/ecs/performance", sample: "vm-metrics",
            "select * from vm_metrics where \(wholeTime)",
            rows: [
                [
                    "abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb", "cpu_usage", 10.0, "%", "xxx", "ECS", "ecs",
                    "CES",
                    "TenantMon", "CN_NORTH_7_ECS", "cn-north-7", "2024-09-20 08:02:00",
                ]
            ],
            count: { _ in "select count(*) from vm_metrics where timestamp >= ago('2h')" }),
        DocumentSection(
            "4.1.16", "/v1/host/vms", sample: "host-vms",
            "select host_name, host_ip, region, vm_id, vm_name, os, json_extract(cpu, '$[0].sockets'), "
                + "last_update_time from host_vms where host_id = 'abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb'",
            rows: [
                [
                    "CN_NORTH_7_ECS", "xx.xx.xx.xx", "cn-north-7", "", "", "Euler", "16",
                    "2024-09-20 08:02:00",
                ]
            ],
            count: { world in
                let host = world.hosts.first { !world.virtualMachines(ofHost: $0.id).isEmpty }
                return "select count(*) from host_vms where host_id = '\(host?.id ?? "")'"
            }),
    ]

    /// 4.1.10, one path a type; the reference prints no answer.
    private static func instances(_ number: String, _ type: String) -> DocumentSection {
        DocumentSection(
            number, "/v1/TanentCloudResource/InstanceData/\(type)",
            count: { _ in "select count(*) from tenant_instances where resource_type = '\(type)'" })
    }
}
