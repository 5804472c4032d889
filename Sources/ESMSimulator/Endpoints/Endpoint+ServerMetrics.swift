extension Endpoint {
    /// Section 4.1.9; its times are in the site's zone, their hours not padded.
    static let serverMetrics = listing(
        path: "/v1/host/performancedata",
        paging: .windowOptionalPage,
        isLimited: false
    ) { call, window in
        let serial = call.filter("sn")
        let world = call.world
        let metrics = ServerMetric.metrics.count
        let sources = world.hosts.indices.filter { serial == nil || world.hosts[$0].serialNumber == serial }
            .flatMap { index in (0..<metrics).map { index * metrics + $0 } }
        return RowSet(world.serverMetrics, within: window, sources: sources) { sample, writer in
            let time = CivilTime(milliseconds: sample.timestamp, offset: CivilTime.siteOffset)
            let host = sample.host
            writer.member("dc_code", host.dataCenter)
            writer.member("az_code", host.zone)
            writer.member("usage", host.servesTenants ? "pod|pod-kvm" : "mgt|mgt-can")
            writer.member("room_code", host.room)
            writer.member("dates", time.date)
            writer.member("metric", sample.metric)
            writer.member("pack_code", host.rack)
            writer.member("model", host.hardware.model)
            writer.member("time", time.unpaddedHour)
            writer.member("sn", host.serialNumber)
            writer.member("value", String(sample.value))
            writer.member("region_code", host.region)
            writer.member("slot_number", String(host.slot))
        }
    }
}
