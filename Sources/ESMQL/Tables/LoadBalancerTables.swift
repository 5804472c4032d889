internal import QueryEngine

/// Clusters of load balancers: section 4.1.11 of the API reference.
enum LoadBalancerTables {
    /// 4.1.11: what the clusters carry and what they can.
    static let elbClusters = TableSchema.esm(
        "elb_clusters", "clusters of load balancers, with counts and capacities",
        columns: [
            Column("cluster_id", .text, summary: "the cluster's id"),
            Column("cluster_code", .text, summary: "the cluster's code"),
            Column("cluster_name", .text, summary: "the cluster's name"),
            Column("type", .text, summary: "the kind of cluster"),
            .region("region_id"),
            .regionName(),
            Column("ms_nodes_list", .text, summary: "the cluster's nodes"),
            .timestamp("time_stamp", "when it was counted"),
            Column("lb_count", .integer, summary: "load balancers"),
            Column("lb_v5_count", .integer, summary: "load balancers of version 5"),
            Column("lb_capacity", .integer, summary: "load balancers that fit"),
        ] + layer("l4", "layer 4") + layer("l7", "layer 7"))

    private static func layer(_ prefix: String, _ name: String) -> [Column] {
        [("listener", "listeners"), ("member", "members")].flatMap { part, parts in
            [
                Column("\(prefix)_\(part)_count", .integer, summary: "\(parts) of \(name)"),
                Column("\(prefix)_\(part)_capacity", .integer, summary: "\(parts) of \(name) that fit"),
            ]
        }
    }
}
