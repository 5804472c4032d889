extension Endpoint {
    /// Section 4.1.14; the time range is asked for and changes nothing.
    static let hosts = listing(
        path: "/v1/host/detail",
        paging: .windowAnyPage,
        isLimited: false
    ) { call, _ in
        let id = call.filter("host_id")
        return RowSet(call.world.hosts.filter { id == nil || id == $0.id }, members: writeHost)
    }

    @Sendable
    private static func writeHost(_ host: SimulatedWorld.Host, to writer: inout JSONWriter) {
        let hardware = host.hardware
        writer.member("REGION_ID", host.region)
        writer.member("HOST_ID", host.id)
        writer.member("HOST_NAME", host.name)
        writer.member("MANUFACTURER", hardware.manufacturer)
        writer.member("KERNEL", hardware.kernel)
        writer.member("CPU", HardwareText.processors(of: hardware))
        writer.member("MEMORY", HardwareText.memory(of: hardware))
        writer.member("DISK", HardwareText.disks(of: hardware))
        writer.member("MAC_IP", host.ip)
        writer.member("NETWORK_ADAPTER", "2")
        writer.member("RAID", "1")
        writer.member("SN", host.serialNumber)
        writer.member("CPU_ARCH", hardware.architecture)
        writer.member("AZ_CODE", host.zone)
        writer.member("POD_CODE", host.pod)
        writer.member("CLUSTER_NAME", host.cluster)
        writer.member("ROOM_CODE", host.room)
        writer.member("RACK_CODE", host.rack)
        writer.member("DC_CODE", host.dataCenter)
    }
}
