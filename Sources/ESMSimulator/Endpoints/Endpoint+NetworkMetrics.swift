extension Endpoint {
    /// Section 4.1.13.
    ///
    /// A page is computed from its position, so that a late one costs as little as the first.
    static let networkMetrics = listing(
        path: "/v1/network-device/metric-data",
        paging: .windowAnyPage,
        isLimited: false
    ) { call, window in
        let series = call.world.networkMetrics
        let ip = call.filter("management_ip")
        let metric = call.filter("metric")
        let ticks = series.ticks.ticks(from: window.first, through: window.last)
        let slots: [NetworkMetricSeries.Slot]
        if ip == nil && metric == nil {
            slots = series.slots
        } else {
            slots = series.slots.filter {
                (ip == nil || ip == $0.deviceIP) && (metric == nil || metric == $0.metric)
            }
        }
        return RowSet(count: ticks.count * slots.count) { positions, writer in
            guard !positions.isEmpty else { return }
            var tick = ticks.lowerBound + positions.lowerBound / slots.count
            var slot = positions.lowerBound % slots.count
            var time = wireTime(series.ticks.time(tick))
            for _ in positions {
                let row = slots[slot]
                let value = series.hundredths(tick: tick, slot: row)
                writer.rawValue { row.write(value: value, time: time, to: &$0) }
                slot += 1
                if slot == slots.count {
                    slot = 0
                    tick += 1
                    time = wireTime(series.ticks.time(tick))
                }
            }
        }
    }

    /// What follows the value of every sample of one time.
    private static func wireTime(_ time: Int64) -> String { "\",\"timestamp\":\"\(time)\"}" }
}

extension NetworkMetricSeries.Slot {
    /// Writes a sample; what is the same in every sample of the slot is copied as it stands.
    fileprivate func write(value: Int64?, time: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: wirePrefix)
        switch value {
        case nil: bytes.append(contentsOf: "null".utf8)
        case let value? where value % 100 == 0: bytes.append(contentsOf: String(value / 100).utf8)
        case let value?: bytes.append(contentsOf: DecimalText.hundredths(value).utf8)
        }
        bytes.append(contentsOf: time.utf8)
    }
}
