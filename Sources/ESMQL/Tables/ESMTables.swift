internal import ESMClient
internal import QueryEngine

/// The tables of a site, in the order in which they are listed.
struct ESMTables {
    /// Asks the site.
    let client: ESMClient
    /// What is particular about the site.
    let options: SessionOptions
    /// The clock, in milliseconds since 1970.
    let now: @Sendable () -> Int64

    /// A provider for each table.
    var all: [any TableProvider] {
        // The hosts' window is only sent: no column stands for it.
        let day: @Sendable () -> (begin: Int64, end: Int64) = { [now] in (now() - 86_400_000, now()) }
        return [
            table(CapacityTables.capacity, .capacity),
            table(CapacityTables.physicalCapacity, .physicalCapacity),
            table(AuditTables.auditLog(zone: options.timeZone.offset), .auditLog),
            table(DeviceTables.devices, .devices),
            table(AlarmTables.serviceAlarms, .serviceAlarms),
            table(AlarmTables.deviceAlarms, .deviceAlarms),
            table(MetricTables.hostMetrics, .hostMetrics),
            table(MetricTables.serverMetrics(zone: options.timeZone.offset), .serverMetrics),
            ESMTable(
                schema: TenantTables.tenantInstances, source: source(.tenantInstances),
                items: AnswerItems.whatever),
            table(LoadBalancerTables.elbClusters.read(from: loadBalancers), loadBalancers),
            table(TenantTables.tenantResources, .tenantResources),
            table(DeviceTables.networkMetrics, .networkMetrics),
            ESMTable(schema: HostTables.hosts, source: source(.hosts, window: day)),
            table(MetricTables.vmMetrics, .vmMetrics),
            HostVMsTable(source: source(.hostVMs)),
            MeteringTable(
                jobs: MeteringJobs(
                    client: client, method: options.meteringDataMethod,
                    onProgress: options.onJobProgress, pause: options.pause),
                zone: options.timeZone),
            ESMTable(
                schema: HealthTables.serviceHealth, source: source(.serviceHealth),
                items: AnswerItems.whatever),
        ]
    }

    private var loadBalancers: Endpoint {
        switch options.loadBalancerPath {
        case .network: .elbClusters
        case .cloudresource: .elbClustersOfSample
        }
    }

    private func source(
        _ endpoint: Endpoint, window: (@Sendable () -> (begin: Int64, end: Int64))? = nil
    ) -> EndpointSource {
        EndpointSource(client: client, endpoint: endpoint, defaultWindow: window)
    }

    private func table(_ schema: TableSchema, _ endpoint: Endpoint) -> ESMTable {
        ESMTable(schema: schema, source: source(endpoint))
    }
}
