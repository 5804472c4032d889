/// The members of a metering record on the wire.
enum MeteringText {
    /// Writes the members; times are in UTC.
    static func members(of record: MeteringRecord, to writer: inout JSONWriter) {
        let resource = record.resource
        let codes = codes(of: resource.type)
        writer.member("accumulate_factor_name", "Duration")
        writer.member("accumulate_factor_value", "3600")
        writer.member("az_code", resource.zone)
        writer.member("begin_time", CivilTime(milliseconds: record.begin).compact)
        writer.member("bp_info", "")
        writer.member("cloud_service_type_code", "hws.service.type.\(codes.service)")
        writer.member("csb_params", "")
        writer.member("domain_id", resource.tenantID)
        writer.member("domain_name", resource.tenantName)
        writer.member("enterprise_project_id", resource.enterpriseProjectID)
        writer.member("error_msg", "")
        writer.member("extend_params", "2")
        writer.member("extend_params2", "")
        writer.member("record_type", "20")
        writer.member("region_code", resource.region)
        writer.member("relate_parent_resource", resource.parentID ?? "")
        writer.member("relate_root_resource", resource.parentID ?? "")
        writer.member("resource_id", resource.id)
        writer.member("resource_spec_code", resource.specification)
        writer.member("resource_type_code", "hws.resource.type.\(codes.resource)")
        writer.member("site_code", "")
        writer.member("tag", "")
        writer.member("time_stamp", CivilTime(milliseconds: record.recorded).compact)
        writer.member("project_id", resource.projectID)
    }

    private static func codes(of type: String) -> (service: String, resource: String) {
        switch type {
        case "ECS": ("ec2", "vm")
        case "EVS": ("ebs", "volume")
        case "EIP": ("vpc", "ip")
        case "BMS": ("bms", "pm")
        case "GAUSS": ("gaussdb", "gaussdb")
        case "MODEL_ARTS_INF", "MODEL_ARTS_TRAIN", "MODEL_ARTS_MAOS":
            ("modelarts", type.lowercased().split(separator: "_").joined(separator: "."))
        default: (type.lowercased(), type.lowercased())
        }
    }
}
