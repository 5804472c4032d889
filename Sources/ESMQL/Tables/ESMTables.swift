internal import ESMClient
internal import QueryEngine

/// The tables of a site, in the order in which they are listed.
enum ESMTables {
    /// The tables over a client.
    ///
    /// - Parameters:
    ///   - client: asks the site.
    ///   - now: the clock, in milliseconds since 1970.
    static func all(_ client: ESMClient, now: @escaping @Sendable () -> Int64) -> [any TableProvider] {
        func table(_ schema: TableSchema, _ endpoint: Endpoint) -> ESMTable {
            ESMTable(schema: schema, source: EndpointSource(client: client, endpoint: endpoint))
        }
        // The hosts' window is only sent: no column stands for it.
        let day: @Sendable () -> (begin: Int64, end: Int64) = { (now() - 86_400_000, now()) }
        return [
            table(CapacityTables.capacity, .capacity),
            table(CapacityTables.physicalCapacity, .physicalCapacity),
            table(DeviceTables.devices, .devices),
            table(DeviceTables.networkMetrics, .networkMetrics),
            ESMTable(
                schema: HostTables.hosts,
                source: EndpointSource(client: client, endpoint: .hosts, defaultWindow: day)),
            HostVMsTable(source: EndpointSource(client: client, endpoint: .hostVMs)),
        ]
    }
}
