extension Endpoint {
    /// Section 4.1.5, whose sample has its total in a text.
    static let devices = listing(
        path: "/v1/DeviceAsset/info",
        paging: .page,
        isLimited: true,
        listing: Listing(total: .numberInText)
    ) { call, _ in
        let type = call.filter("device_type")
        let rows = call.world.devices.filter { type == nil || type == $0.type }
        return RowSet(rows) { device, writer in
            writer.member("device_id", device.id)
            writer.member("name", device.name)
            writer.member("device_type", device.type)
            writer.member("running_status", device.runningStatus)
            writer.member("model", device.model)
            writer.member("management_ip", device.managementIP)
            writer.member("os", device.operatingSystem)
            writer.member("region", device.region)
        }
    }
}
