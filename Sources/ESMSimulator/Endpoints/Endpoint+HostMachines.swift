extension Endpoint {
    /// Section 4.1.16: one row with all machines of the host, none for an unknown host.
    static let hostMachines = listing(
        path: "/v1/host/vms",
        paging: .anyPage,
        isLimited: false
    ) { call, _ throws(Refusal) in
        guard let id = call.filter("host_id") else { throw .parameter("host_id is required") }
        let world = call.world
        return RowSet(world.hosts.filter { $0.id == id }) { host, writer in
            let machines = world.virtualMachines(ofHost: host.id).map { machine in
                [machine.id, machine.name, machine.operatingSystem, HardwareText.processors(of: machine)]
            }
            writer.member("region_id", host.region)
            writer.member("host_name", host.name)
            writer.member("vm_list", PythonRepr.lists(machines))
            writer.member("host_id", host.id)
            writer.member("host_ip", host.ip)
            writer.member("last_update_time", String(world.now.floorDivided(by: 300_000) * 300_000))
        }
    }
}
