extension SimulatedWorld {
    /// An alarm of a service or of a device.
    public struct Alarm: Sendable, Equatable {
        /// The alarm's serial number.
        public let serial: String

        /// The alarm's name.
        public let name: String

        /// The id of the kind of alarm.
        public let kindID: String

        /// From 1, critical, to 4, warning.
        public let severity: Int

        /// What `service_type` asks for: `ECS` and its like, or `Server` and `Network` for devices.
        public let service: String

        /// The address of the host or device.
        public let address: String

        /// The name of the host or device.
        public let objectName: String

        /// The id of the region.
        public let region: String

        /// The id of the availability zone, or an empty text for a device of the whole region.
        public let zone: String

        /// The pod, or an empty text for a device of the whole region.
        public let pod: String

        /// The data centre, or an empty text for a device of the whole region.
        public let dataCenter: String

        /// The name of the tenant who is hit, or nil where none is named.
        public let tenant: String?

        /// When it first occurred, in ms since 1970 UTC.
        public let firstOccurred: Int64

        /// When it last occurred, in ms since 1970 UTC.
        public let latestOccurred: Int64

        /// How often it occurred.
        public let count: Int

        /// When it was acknowledged, in ms since 1970 UTC, or nil.
        public let acknowledged: Int64?

        /// When it was cleared, in ms since 1970 UTC, or nil while it is open.
        public let cleared: Int64?
    }
}
