internal import JSONBytes
internal import QueryEngine

/// Figures from the JSON arrays that 4.1.14 sends inside of strings.
///
/// A text that is not such an array, or lacks the figure, gives NULL.
enum HardwareText {
    /// The sockets of all processors.
    static func sockets(_ text: String) -> Value {
        integerSum(text) { $0["sockets"].flatMap { Int64($0) } }
    }

    /// The cores of all processors: sockets times cores of each entry.
    static func cores(_ text: String) -> Value {
        integerSum(text) { entry in
            guard let sockets = entry["sockets"].flatMap({ Int64($0) }),
                let cores = entry["cores"].flatMap({ Int64($0) })
            else { return nil }
            let (product, overflow) = sockets.multipliedReportingOverflow(by: cores)
            return overflow ? nil : product
        }
    }

    /// The size of all memory modules in GB, from texts such as `32 GB`.
    static func memory(_ text: String) -> Value {
        sizeSum(text) { $0["size"] }
    }

    /// The size of all disks in GB, from texts such as `/dev/sda:599.0GB`.
    static func disks(_ text: String) -> Value {
        sizeSum(text) { entry in
            entry["disk"].flatMap { disk in disk.split(separator: ":").last.map(String.init) }
        }
    }

    private static func integerSum(_ text: String, _ figure: ([String: String]) -> Int64?) -> Value {
        guard let entries = JSONObjects.read(text), !entries.isEmpty else { return .null }
        var sum: Int64 = 0
        for entry in entries {
            guard let value = figure(entry) else { return .null }
            let (next, overflow) = sum.addingReportingOverflow(value)
            if overflow { return .null }
            sum = next
        }
        return .integer(sum)
    }

    private static func sizeSum(_ text: String, _ size: ([String: String]) -> String?) -> Value {
        guard let entries = JSONObjects.read(text), !entries.isEmpty else { return .null }
        var sum = 0.0
        for entry in entries {
            guard let gigabytes = size(entry).flatMap(gigabytes) else { return .null }
            sum += gigabytes
        }
        // The parts have a decimal or two; what lies further behind comes from adding doubles.
        return .real((sum * 1_000_000).rounded() / 1_000_000)
    }

    /// `32 GB`, `599.0GB`, `1.5 TB` or `512MB` in GB; nil for anything else.
    private static func gigabytes(_ size: String) -> Double? {
        let unit = size.reversed().prefix { $0.isLetter }.reversed()
        let number = size.dropLast(unit.count).filter { $0 != " " }
        guard let value = Double(number), value.isFinite, value >= 0 else { return nil }
        switch String(unit).uppercased() {
        case "GB", "G", "": return value
        case "TB", "T": return value * 1024
        case "MB", "M": return value / 1024
        default: return nil
        }
    }
}
