extension Endpoint {
    /// Section 4.1.11, under its path and under that of its sample request.
    static let loadBalancers = ["/v1/network/capacity/elbv3", "/v1/cloudresource/elbv3"].map { path in
        listing(path: path, paging: .page, isLimited: false) { call, _ in
            let time = call.world.now.floorDivided(by: 300_000) * 300_000
            return RowSet(call.world.loadBalancerClusters) { cluster, writer in
                writer.member("ms_nodes_list", "")
                writer.member("cluster_name", cluster.code)
                writer.member("lb_count", String(cluster.balancers))
                writer.member("time_stamp", String(time))
                writer.member("l4_member_capacity", "30000")
                writer.member("l7_member_capacity", "20000")
                writer.member("region_id", cluster.region.id)
                writer.member("type", "ELBv3")
                writer.member("l4_listener_capacity", "10000")
                writer.member("l4_listener_count", String(cluster.layer4Listeners))
                writer.member("lb_v5_count", String(cluster.versionFive))
                writer.member("l7_listener_capacity", "5000")
                writer.member("lb_capacity", "8000")
                writer.member("cluster_id", cluster.id)
                writer.member("l4_member_count", cluster.layer4Members.map(String.init) ?? "")
                writer.member("l7_member_count", String(cluster.layer7Members))
                writer.member("l7_listener_count", String(cluster.layer7Listeners))
                writer.member("region_name", cluster.region.name)
                writer.member("cluster_code", cluster.code)
            }
        }
    }
}
