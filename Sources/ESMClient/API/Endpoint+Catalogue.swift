/// The calls of the ESM API reference (issue 06).
extension Endpoint {
    private static let base = "/rest/dataapi/homs/open-api"
    private static let jobs = "/meter/v1/{domain_id}/query-jobs"

    /// Health of the services on a shared screen (4.1.1).
    public static let serviceHealth = Endpoint(
        "service_health", "4.1.1", "/rest/dlvapp-engine/v1/screens/data/{share_id}", .single,
        method: "POST", authentication: .none)
    /// Physical capacity (4.1.2).
    public static let physicalCapacity = Endpoint(
        "physical_capacity", "4.1.2", "\(base)/v1/host-physical/capacity", .windowInt, .s1)
    /// Capacity of the cloud services (4.1.3).
    public static let capacity = Endpoint(
        "capacity", "4.1.3", "\(base)/v1/CloudService/capacity", .windowInt, .s1)
    /// Audit log (4.1.4).
    public static let auditLog = Endpoint(
        "audit_log", "4.1.4", "\(base)/v1/cloudAuditlog", .windowLong, .s1)
    /// Physical devices (4.1.5).
    public static let devices = Endpoint(
        "devices", "4.1.5", "\(base)/v1/DeviceAsset/info", .offset, .s1)
    /// Alarms of the cloud services (4.1.6).
    public static let serviceAlarms = Endpoint(
        "service_alarms", "4.1.6", "\(base)/v1/CloudServiceAlarm/info", .windowText, .s1)
    /// Alarms of the hardware (4.1.7).
    public static let deviceAlarms = Endpoint(
        "device_alarms", "4.1.7", "\(base)/v1/DeviceAlarm/info", .windowText, .s1)
    /// Metrics of one host (4.1.8).
    public static let hostMetrics = Endpoint(
        "host_metrics", "4.1.8", "\(base)/v1/host/metricdata", .windowOptionalPaging, .s2,
        requiredParameters: ["host_id"])
    /// Performance of the servers (4.1.9).
    public static let serverMetrics = Endpoint(
        "server_metrics", "4.1.9", "\(base)/v1/host/performancedata", .windowOptionalPaging, .s2)
    /// Instances of the tenants by service (4.1.10); the reference spells the path so.
    public static let tenantInstances = Endpoint(
        "tenant_instances", "4.1.10", "\(base)/v1/TanentCloudResource/InstanceData/{resource_type}", .single,
        .s2)
    /// Clusters of the load balancers (4.1.11).
    public static let elbClusters = Endpoint(
        "elb_clusters", "4.1.11", "\(base)/v1/network/capacity/elbv3", .offset, .s2)
    /// Clusters of the load balancers (4.1.11), by the path of the section's sample request.
    public static let elbClustersOfSample = Endpoint(
        "elb_clusters", "4.1.11", "\(base)/v1/cloudresource/elbv3", .offset, .s2)
    /// Resources of the tenants by type (4.1.12).
    public static let tenantResources = Endpoint(
        "tenant_resources", "4.1.12", "\(base)/v2/cloudresource/instancedata/{resource_type}",
        .windowOptionalPaging, .s2)
    /// Metrics of the network devices (4.1.13).
    public static let networkMetrics = Endpoint(
        "network_metrics", "4.1.13", "\(base)/v1/network-device/metric-data", .windowUnboundedPage, .s2)
    /// Hosts (4.1.14).
    public static let hosts = Endpoint(
        "hosts", "4.1.14", "\(base)/v1/host/detail", .windowUnboundedPage, .s2)
    /// Performance of the virtual machines (4.1.15).
    public static let vmMetrics = Endpoint(
        "vm_metrics", "4.1.15", "\(base)/v1/ecs/performance", .windowUnboundedPage, .s2)
    /// Virtual machines of one host (4.1.16).
    public static let hostVMs = Endpoint(
        "host_vms", "4.1.16", "\(base)/v1/host/vms", .offsetUnboundedPage, .s2,
        requiredParameters: ["host_id"])
    /// Makes a metering job (4.2.1).
    public static let meteringJob = Endpoint(
        "metering_job", "4.2.1", jobs, .single, method: "POST", authentication: .token)
    /// How far a metering job is (4.2.2).
    public static let meteringJobStatus = Endpoint(
        "metering_job_status", "4.2.2", "\(jobs)/{job_id}", .single, authentication: .token)
    /// The records of a metering job (4.2.3).
    public static let meteringRecords = Endpoint(
        "metering_records", "4.2.3", "\(jobs)/{job_id}/sdr", .marker, method: "POST", authentication: .token)

    /// All of them, in the order of the reference, each by the path of its text.
    public static let all: [Endpoint] = [
        serviceHealth, physicalCapacity, capacity, auditLog, devices, serviceAlarms, deviceAlarms,
        hostMetrics,
        serverMetrics, tenantInstances, elbClusters, tenantResources, networkMetrics, hosts, vmMetrics,
        hostVMs,
        meteringJob, meteringJobStatus, meteringRecords,
    ]
}
