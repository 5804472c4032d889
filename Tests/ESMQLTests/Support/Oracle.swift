import ESMQL
import ESMSimulator
import Foundation

/// What the tables must make of a simulated world: the rows, column by column, from the values behind the wire.
enum Oracle {
    /// A time as the tables hold it.
    static func time(_ milliseconds: Int64) -> Cell {
        let style = Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash)
            .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        return .text(Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style))
    }

    static func row(_ row: SimulatedWorld.Capacity) -> [Cell] {
        [
            .text(row.service), .text(row.region), .text(row.zone),
            // A service that counts one thing only says so with the text null.
            .text(row.metric ?? "null"), .optional(row.total), .optional(row.used), .optional(row.free),
            .real(row.allocated), .real(row.available), .optional(row.usedRatio),
            .optional(row.allocatedRatio), .null, time(row.timestamp),
        ]
    }

    static func row(_ row: SimulatedWorld.PhysicalCapacity) -> [Cell] {
        [
            .text(row.device), .text(row.region), .text(row.zone), .text(row.resourceType),
            .text(row.metric), .optional(row.total), .optional(row.used), .optional(row.free),
            .real(row.allocated), .real(row.available), .optional(row.usedRatio),
            .optional(row.resourceCount), time(row.timestamp),
        ]
    }

    static func row(_ device: SimulatedWorld.Device) -> [Cell] {
        [
            .text(device.id), .text(device.name), .text(device.type), .text(device.runningStatus),
            .text(device.model), .text(device.managementIP), .text(device.operatingSystem),
            .text(device.region),
        ]
    }

    static func row(_ sample: NetworkMetric) -> [Cell] {
        [
            .text(sample.deviceIP), .text(sample.metric), .optional(sample.value), "2",
            .text(sample.region), time(sample.timestamp),
        ]
    }

    /// The columns that are worked out from a host's hardware: sockets, cores, memory and disks.
    static func figures(_ hardware: SimulatedWorld.Hardware) -> [Cell] {
        [
            .integer(Int64(hardware.sockets)), .integer(Int64(hardware.sockets * hardware.coresOfSocket)),
            .real(Double(hardware.memoryGigabytes)),
            .real(Double(hardware.diskTenths.reduce(0, +)) / 10),
        ]
    }
}
