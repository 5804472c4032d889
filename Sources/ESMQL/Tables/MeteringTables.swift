internal import ESMClient
internal import QueryEngine

/// Metering records: sections 4.2.1 to 4.2.3 of the API reference, whose columns 4.1.12 shares.
enum MeteringTables {
    /// 4.2.1 to 4.2.3: the records of a job that is made for the query.
    ///
    /// The reference does not name the members of a record; those of 4.1.12 are read where it has them.
    static let meteringRecords = TableSchema.esm(
        "metering_records", "metering records, of a job made for the query",
        columns: [
            Column("job_id", .text, source: .parameter(jobID), summary: "the job that read them"), beginTime,
            Column(
                "region", .text, wire: ["region_id", "region_code"],
                source: .keys(["region_code", "region_id"]), summary: "the region's id"),
            Column(
                "hcso_id", .text, source: .parameter("hcso_id"),
                summary: "the HCSO id that = or IN asked for, else NULL"),
        ] + resource + record + [az] + remarks + [.item],
        parameters: [
            ScanParameter("region_id", column: "region", isExact: false, encode: id(atMost: 255)),
            ScanParameter("hcso_id", column: "hcso_id", encode: id(atMost: 36)),
        ],
        timeColumn: "begin_time")

    /// The name under which a page has the id of its job.
    static let jobID = "job_id"

    static let beginTime = Column("begin_time", .time, summary: "when the hour of the record began")
    static let region = Column.region("region_code")
    static let az = Column.az("az_code")

    /// What was used.
    static let resource = [
        Column("resource_id", .text, summary: "the resource's id"),
        Column("resource_type_code", .text, summary: "the kind of resource"),
        Column("cloud_service_type_code", .text, summary: "the cloud service"),
        Column("resource_spec_code", .text, summary: "the resource's specification"),
        Column("accumulate_factor_name", .text, summary: "what is counted, such as Duration"),
        Column("accumulate_factor_value", .real, unit: .unitOfFactor, summary: "how much of it"),
    ]

    /// When it was written, and for whom.
    static let record = [
        Column.timestamp("time_stamp", "when the record was written"),
        Column("record_type", .text, summary: "the kind of record"),
        Column("tenant_id", .text, wire: ["domain_id"], summary: "the tenant's id"),
        Column("tenant", .text, wire: ["domain_name"], summary: "the tenant's name"),
        Column("project_id", .text, summary: "the project's id"),
        Column("enterprise_project_id", .text, summary: "the enterprise project's id"),
    ]

    /// The rest of a record, whose meaning the reference leaves open.
    static let remarks = [
        Column("site_code", .text, summary: "the site's code"),
        Column("bp_info", .text, summary: "the partner's information"),
        Column("csb_params", .text, summary: "parameters of billing"),
        Column("error_msg", .text, summary: "what went wrong with the record"),
        Column("extend_params", .text, summary: "further parameters"),
        Column("extend_params2", .text, summary: "further parameters"),
        Column("relate_parent_resource", .text, summary: "the resource that it belongs to"),
        Column("relate_root_resource", .text, summary: "the outermost resource that it belongs to"),
        Column("tag", .text, summary: "the record's tag"),
    ]

    /// An id as the API takes it; anything else is not sent.
    private static func id(atMost length: Int) -> @Sendable (Value) -> String? {
        { value in
            guard case .text(let id) = value else { return nil }
            return MeteringID.isValid(id, maximumLength: length) ? id : nil
        }
    }
}
