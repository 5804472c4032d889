extension SimulatedWorld {
    /// Something that a tenant owns and is metered for.
    public struct TenantResource: Sendable, Equatable {
        /// The resource's id; that of an ECS is the id of its virtual machine.
        public let id: String

        /// The type as the path of section 4.1.12 names it, such as `ECS`.
        public let type: String

        /// The resource's name.
        public let name: String

        /// The specification, such as `c6.large.2.linux`.
        public let specification: String

        /// The id of the domain that owns it.
        public let tenantID: String

        /// The name of the domain that owns it.
        public let tenantName: String

        /// The id of the project.
        public let projectID: String

        /// The id of the enterprise project.
        public let enterpriseProjectID: String

        /// The region's id.
        public let region: String

        /// The availability zone's id.
        public let zone: String

        /// The id of the resource that it belongs to, or nil.
        public let parentID: String?

        /// Whether the inventory lists it; a deleted one is still metered, and not listed.
        public let isListed: Bool

        /// Whether it is metered; a few are listed and forgotten by metering.
        public let isMetered: Bool
    }
}
