internal import QueryEngine

/// What the tenants have: sections 4.1.10 and 4.1.12 of the API reference.
enum TenantTables {
    /// 4.1.10: instances by service; their members are not in the reference.
    static let tenantInstances = TableSchema.esm(
        "tenant_instances", "instances of the tenants",
        columns: [type(instanceTypes), .item],
        parameters: [parameter(instanceTypes)])

    /// 4.1.12: hourly records of resources by type.
    static let tenantResources = TableSchema.esm(
        "tenant_resources", "resources of the tenants, a record an hour; repeated ones differ in timestamp",
        columns: [type(resourceTypes)] + MeteringTables.resource + [MeteringTables.beginTime]
            + MeteringTables.record + [MeteringTables.region, MeteringTables.az] + MeteringTables.remarks,
        parameters: [parameter(resourceTypes)],
        timeColumn: "begin_time")

    private static let instanceTypes: Enumeration = .instanceTypes
    private static let resourceTypes: Enumeration = .resourceTypes

    private static func type(_ types: Enumeration) -> Column {
        Column(
            "resource_type", .text, source: .parameter("resource_type"), enumeration: types,
            codes: .named(types.values), summary: "the type that the request named")
    }

    private static func parameter(_ types: Enumeration) -> ScanParameter {
        ScanParameter("resource_type", column: "resource_type", defaultValues: types.values)
    }
}
