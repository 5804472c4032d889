extension Endpoint {
    /// Section 4.1.10, whose answer the document leaves open: everything that the inventory lists.
    static let tenantInstances = listing(
        path: "/v1/TanentCloudResource/InstanceData/{type}",
        paging: .none,
        isLimited: false
    ) { call, _ throws(Refusal) in
        let type = call.pathValues.first ?? ""
        guard ["ECS", "EVS", "OBS", "BMS"].contains(type) else { throw .unknownPath }
        let rows = call.world.tenantResources.filter { $0.type == type && $0.isListed }
        return RowSet(rows) { resource, writer in
            writer.member("resource_id", resource.id)
            writer.member("resource_name", resource.name)
            writer.member("resource_spec_code", resource.specification)
            writer.member("domain_id", resource.tenantID)
            writer.member("domain_name", resource.tenantName)
            writer.member("project_id", resource.projectID)
            writer.member("enterprise_project_id", resource.enterpriseProjectID)
            writer.member("region_id", resource.region)
            writer.member("az_id", resource.zone)
            writer.member("parent_id", resource.parentID ?? "")
        }
    }
}
