extension Endpoint {
    /// Section 4.1.12, whose sample has its list before its total.
    static let tenantResources = listing(
        path: "/v2/cloudresource/instancedata/{type}",
        paging: .windowOptionalPage,
        isLimited: false,
        listing: Listing(listFirst: true)
    ) { call, window throws(Refusal) in
        let type = call.pathValues.first ?? ""
        guard TenantResourceDrawing.types.contains(type) else { throw .unknownPath }
        let world = call.world
        let sources = world.meteringSources.indices.filter { world.meteringSources[$0].type == type }
        return RowSet(world.meteringRecords, within: window, sources: sources) { record, writer in
            MeteringText.members(of: record, to: &writer)
        }
    }
}
