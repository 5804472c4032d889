internal import QueryEngine

/// Health of the services: section 4.1.1 of the API reference.
enum HealthTables {
    /// 4.1.1: what a shared screen shows; its members are not in the reference.
    static let serviceHealth = TableSchema.esm(
        "service_health", "health of the services on a shared screen",
        columns: [
            Column(
                "share_id", .text, source: .parameter("share_id"),
                summary: "the screen's id; the reference calls it a project id"),
            .item,
        ],
        parameters: [ScanParameter("share_id", column: "share_id", isRequired: true, origin: .screenOrigin)])
}
