internal import QueryEngine

/// Hosts and the virtual machines on them: sections 4.1.14 and 4.1.16 of the API reference.
enum HostTables {
    /// 4.1.14: hosts with their hardware; the columns behind `dc_code` are worked out from it.
    static let hosts = TableSchema.esm(
        "hosts", "hosts with their hardware",
        columns: [
            Column("host_id", .text, wire: ["HOST_ID"], summary: "the host's id"),
            Column("host_name", .text, wire: ["HOST_NAME"], summary: "the host's name"),
            Column("region", .text, wire: ["REGION_ID"], summary: "the region's id"),
            Column("az", .text, wire: ["AZ_CODE"], summary: "the availability zone's code"),
            Column("manufacturer", .text, wire: ["MANUFACTURER"], summary: "who made it"),
            Column("kernel", .text, wire: ["KERNEL"], summary: "its kernel"),
            Column("cpu", .json, wire: ["CPU"], summary: "its processors, an array of objects"),
            Column("memory", .json, wire: ["MEMORY"], summary: "its memory modules, an array of objects"),
            Column("disk", .json, wire: ["DISK"], summary: "its disks, an array of objects"),
            Column("host_ip", .text, wire: ["MAC_IP"], summary: "its address"),
            Column("network_adapter", .text, wire: ["NETWORK_ADAPTER"], summary: "its network adapters"),
            Column("raid", .text, wire: ["RAID"], summary: "its RAID controllers"),
            Column("sn", .text, wire: ["SN"], summary: "the server's serial number, as in server_metrics"),
            Column("cpu_arch", .text, wire: ["CPU_ARCH"], summary: "the processors' architecture"),
            Column("pod_code", .text, wire: ["POD_CODE"], summary: "the pod's code"),
            Column("cluster_name", .text, wire: ["CLUSTER_NAME"], summary: "the cluster's name"),
            Column("room_code", .text, wire: ["ROOM_CODE"], summary: "the room's code"),
            Column("rack_code", .text, wire: ["RACK_CODE"], summary: "the rack's code"),
            Column("dc_code", .text, wire: ["DC_CODE"], summary: "the data centre's code"),
            worked(
                "cpu_sockets", .integer, from: "CPU", .sockets, "all sockets, from cpu", HardwareText.sockets),
            worked(
                "cpu_cores", .integer, from: "CPU", .cores, "of all sockets, from cpu", HardwareText.cores),
            worked(
                "memory_gb", .real, from: "MEMORY", .gigabytes, "of all modules, from memory",
                HardwareText.memory),
            worked("disk_gb", .real, from: "DISK", .gigabytes, "of all disks, from disk", HardwareText.disks),
        ],
        parameters: [ScanParameter("host_id", column: "host_id")])

    /// 4.1.16: the virtual machines of a host, one row each.
    static let hostVMs = TableSchema.esm(
        "host_vms", "virtual machines by host",
        columns: [
            Column("host_id", .text, summary: "the host's id"),
            Column("host_name", .text, summary: "the host's name"),
            Column("host_ip", .text, summary: "the host's address"),
            Column("region", .text, wire: ["region_id"], summary: "the region's id"),
            Column("vm_id", .text, source: ColumnSource.none, summary: "the machine's id, first in vm_list"),
            Column(
                "vm_name", .text, source: ColumnSource.none, summary: "the machine's name, second in vm_list"),
            Column("os", .text, source: ColumnSource.none, summary: "its operating system, third in vm_list"),
            Column("cpu", .json, source: ColumnSource.none, summary: "its processors, fourth in vm_list"),
            Column("last_update_time", .time, summary: "when the list was last brought up to date"),
            Column("vm_list", .text, isHidden: true, summary: "the host's whole list as sent"),
        ],
        parameters: [ScanParameter("host_id", column: "host_id", isRequired: true, origin: .hostOrigin)])

    private static func worked(
        _ name: String, _ type: ColumnType, from key: String, _ unit: LocalizedText, _ summary: LocalizedText,
        _ compute: @escaping @Sendable (String) -> Value
    ) -> Column {
        Column(name, type, source: .computed(key: key, compute), unit: unit, summary: summary)
    }
}
