extension Endpoint {
    /// Every call that the site answers, sign-in aside, in the order of the document.
    static let all: [Endpoint] =
        [
            serviceHealth, physicalCapacity, capacity, auditLog, devices, serviceAlarms, deviceAlarms,
            hostMetrics, serverMetrics, tenantInstances,
        ] + loadBalancers + [
            tenantResources, networkMetrics, hosts, machineMetrics, hostMachines, createMeteringJob,
            meteringJob,
        ] + meteringData
}
