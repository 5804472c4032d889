extension Endpoint {
    /// Section 4.1.1, whose answer the document leaves open: one element for each service and region.
    ///
    /// A service is as ill in a region as its gravest open alarm.
    static let serviceHealth = Endpoint(
        method: "POST",
        path: "/rest/dlvapp-engine/v1/screens/data/{share_id}",
        access: .open
    ) { call throws(Refusal) in
        guard call.pathValues.first == call.world.shareID else {
            throw Refusal(status: 403, code: "DLV.0403", message: "The URL could not be verified")
        }
        let world = call.world
        let rows = world.regions.flatMap { region in
            ["ECS", "EVS", "RDS", "OBS", "EIP", "ELB"].map { service in
                let open = world.serviceAlarms.filter {
                    $0.region == region.id && $0.service == service && $0.cleared == nil
                }
                return (region: region.id, service: service, alarms: open)
            }
        }
        let set = RowSet(rows) { row, writer in
            writer.member("service", row.service)
            writer.member("region", row.region)
            writer.member("status", status(gravest: row.alarms.map(\.severity).min()))
            writer.member("open_alarms", String(row.alarms.count))
        }
        return Listing().answer(set, page: nil, options: call.options, distortion: call.distortion)
    }

    private static func status(gravest severity: Int?) -> String {
        switch severity {
        case 1: "fault"
        case 2, 3: "degraded"
        default: "normal"
        }
    }
}
