extension SimulatedWorld {
    /// One entry of the audit log.
    public struct AuditEntry: Sendable, Equatable {
        /// The entry's id.
        public let id: String

        /// What was done, such as `migrateServer`.
        public let operation: String

        /// Where it was done: `console` or `api`.
        public let source: String

        /// Whether it failed.
        public let failed: Bool

        /// Who did it.
        public let user: String

        /// The department of the user.
        public let department: String

        /// From 4, fatal, down to 1, a hint.
        public let severity: Int

        /// Whether it belongs to the security log; it belongs to the operation log otherwise.
        public let isSecurity: Bool

        /// The type of the resource.
        public let resourceType: String

        /// The name of the resource.
        public let resourceName: String

        /// The id of the resource.
        public let resourceID: String

        /// The region's id.
        public let region: String

        /// The address that the request came from.
        public let address: String

        /// When it began, in ms since 1970 UTC, whole seconds.
        public let start: Int64

        /// When it ended, in ms since 1970 UTC, whole seconds.
        public let end: Int64
    }
}
