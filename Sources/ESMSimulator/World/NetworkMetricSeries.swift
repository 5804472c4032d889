/// The samples of the network devices: every device, every metric, at every point in time.
///
/// Nothing is stored; a sample is computed from its position, oldest first, at one point in time device by
/// device, and of one device in the order of ``metrics``.
public struct NetworkMetricSeries: RandomAccessCollection, Sendable {
    /// The metrics that exist, by the codes of the API.
    public static let metrics = ["59", "60", "14", "18", "101", "102", "61", "52"]

    let ticks: TickGrid
    /// What is constant in the samples of a device's metric, device by device.
    let slots: [Slot]
    private let seed: UInt64

    struct Slot: Sendable {
        let deviceIP: String
        let region: String
        let metric: String
        let profile: Profile
        /// Tells the slots' numbers apart.
        let salt: UInt64
        /// The sample's JSON up to its value.
        let wirePrefix: [UInt8]

        init(device: SimulatedWorld.Device, metric: String, profile: Profile, salt: UInt64) {
            deviceIP = device.managementIP
            region = device.region
            self.metric = metric
            self.profile = profile
            self.salt = salt
            wirePrefix = Array(
                #"{"device_ip":"\#(deviceIP)","res_type":"2","metric":"\#(metric)","region_id":"\#(region)","value":""#
                    .utf8
            )
        }
    }

    /// How the numbers of a metric behave, in hundredths.
    enum Profile: Sendable {
        /// A percentage around a level.
        case share(level: Int64)
        /// Whole numbers up to a ceiling.
        case flow(ceiling: Int64)
        /// Mostly nothing.
        case rare
    }

    init(seed: UInt64, devices: [SimulatedWorld.Device], ticks: TickGrid) {
        self.seed = SeededGenerator.mix(seed &+ 0x6E65_7477_6F72_6B)
        self.ticks = ticks
        slots = devices.enumerated().flatMap { index, device in
            Self.metrics.enumerated().map { order, metric in
                let isHot = index % 5 == 1
                let profile: Profile =
                    switch metric {
                    case "14", "18": .share(level: isHot ? 9_100 : 2_500 + Int64(index % 7) * 500)
                    case "101", "102": .share(level: 1_200 + Int64(index % 9) * 300)
                    case "59", "60": .flow(ceiling: 40_000_000_000)
                    default: .rare
                    }
                return Slot(
                    device: device,
                    metric: metric,
                    profile: profile,
                    salt: SeededGenerator.mix(UInt64(index * Self.metrics.count + order))
                )
            }
        }
    }

    /// The position of the first sample.
    public var startIndex: Int { 0 }

    /// The position after the last sample, which is the number of samples.
    public var endIndex: Int { ticks.count * slots.count }

    /// The sample at a position.
    ///
    /// - Parameter position: From ``startIndex`` up to, without, ``endIndex``.
    public subscript(position: Int) -> NetworkMetric {
        let tick = position / slots.count
        let slot = slots[position % slots.count]
        return NetworkMetric(
            deviceIP: slot.deviceIP,
            metric: slot.metric,
            region: slot.region,
            value: hundredths(tick: tick, slot: slot).map { Double($0) / 100 },
            timestamp: ticks.time(tick)
        )
    }

    /// The value of a sample in hundredths, or nil where the device gave none.
    func hundredths(tick: Int, slot: Slot) -> Int64? {
        let time = ticks.time(tick)
        let noise = SeededGenerator.mix(seed ^ slot.salt &+ UInt64(bitPattern: time))
        guard noise % 997 != 0 else { return nil }
        let spread = Int64(noise >> 8 & 0xFFFF)
        switch slot.profile {
        case .share(let level):
            let swing = DailyRhythm.level(at: time) * 600 / 1_000
            return Swift.min(Swift.max(level + swing + spread * 400 / 65_536 - 500, 0), 10_000)
        case .flow(let ceiling):
            let share = DailyRhythm.level(at: time) * 500 + spread * 500_000 / 65_536
            return ceiling / 1_000_000 * share / 100 * 100
        case .rare:
            return noise >> 32 & 31 == 0 ? (spread & 63) * 100 : 0
        }
    }
}
