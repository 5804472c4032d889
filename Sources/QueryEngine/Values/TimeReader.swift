/// Reads a time in any of the forms that the API and people write.
///
/// - digits: milliseconds since 1970, ten digits being seconds and fourteen `YYYYMMDDhhmmss` in UTC;
/// - `YYYY-MM-DD`, alone or with `h:mm`, `hh:mm:ss` or `hh:mm:ss.fff` behind a space or `T`, and with `Z`,
///   `+08:00`, `+0800` or `+08` behind that. Without a zone, the zone is the caller's.
package struct TimeReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Milliseconds since 1970 of the time that is written, or nil where none is.
    static func milliseconds(_ bytes: UnsafeBufferPointer<UInt8>, zone: UTCOffset) -> Int64? {
        var reader = TimeReader(trimmed(bytes))
        let time = reader.time(zone: zone)
        return reader.position == reader.bytes.count ? time : nil
    }

    /// Milliseconds since 1970 of the time that is written, or nil where none is.
    package static func milliseconds(_ text: String, zone: UTCOffset = .utc) -> Int64? {
        Array(text.utf8).withUnsafeBufferPointer { milliseconds($0, zone: zone) }
    }

    /// Milliseconds since 1970 of an epoch value: ten digits are seconds, anything else milliseconds.
    static func milliseconds(epoch value: Int64) -> Int64? {
        let isSeconds = (1_000_000_000...9_999_999_999).contains(value)
        let milliseconds = isSeconds ? value * 1000 : value
        return (0...TimeText.maximum).contains(milliseconds) ? milliseconds : nil
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
            let last = bytes.lastIndex(where: { $0 != 0x20 })
        else { return UnsafeBufferPointer(rebasing: bytes[0..<0]) }
        return UnsafeBufferPointer(rebasing: bytes[first...last])
    }

    private mutating func time(zone: UTCOffset) -> Int64? {
        guard let first = digits(upTo: 18) else { return nil }
        if position == bytes.count {
            return first.count == 14 ? compact(first.value) : Self.milliseconds(epoch: first.value)
        }
        guard first.count == 4, take("-"), let month = digits(upTo: 2), take("-"), let day = digits(upTo: 2),
            let days = CivilDate.toDays(year: Int(first.value), month: Int(month.value), day: Int(day.value))
        else { return nil }
        var milliseconds = days * 86_400_000
        if position < bytes.count, bytes[position] == 0x20 || bytes[position] | 0x20 == UInt8(ascii: "t") {
            position += 1
            guard let clock = clock() else { return nil }
            milliseconds += clock
        }
        let offset: Int64
        if position == bytes.count {
            offset = zone.seconds(atLocal: milliseconds / 1000)
            // No zone is a day away from Greenwich.
            guard (-86_400...86_400).contains(offset) else { return nil }
        } else if let written = writtenOffset() {
            offset = written
        } else {
            return nil
        }
        milliseconds -= offset * 1000
        return (0...TimeText.maximum).contains(milliseconds) ? milliseconds : nil
    }

    /// `YYYYMMDDhhmmss`.
    private func compact(_ value: Int64) -> Int64? {
        let hour = value / 10_000 % 100
        let minute = value / 100 % 100
        let second = value % 100
        guard hour < 24, minute < 60, second < 60,
            let days = CivilDate.toDays(
                year: Int(value / 10_000_000_000), month: Int(value / 100_000_000 % 100),
                day: Int(value / 1_000_000 % 100))
        else { return nil }
        let time = (days * 86_400 + hour * 3600 + minute * 60 + second) * 1000
        return (0...TimeText.maximum).contains(time) ? time : nil
    }

    /// `h:mm[:ss[.fff]]` in milliseconds.
    private mutating func clock() -> Int64? {
        guard let hour = digits(upTo: 2), hour.value < 24, take(":"), let minute = digits(upTo: 2),
            minute.count == 2, minute.value < 60
        else { return nil }
        var milliseconds = (hour.value * 60 + minute.value) * 60_000
        guard take(":") else { return milliseconds }
        guard let second = digits(upTo: 2), second.count == 2, second.value < 60 else { return nil }
        milliseconds += second.value * 1000
        guard take(".") else { return milliseconds }
        guard let fraction = digits(upTo: 9) else { return nil }
        // Nine digits at most: to milliseconds, cut like SQLite's own functions do.
        var value = fraction.value
        for _ in fraction.count..<max(fraction.count, 3) { value *= 10 }
        for _ in 3..<max(fraction.count, 3) { value /= 10 }
        return milliseconds + value
    }

    /// `Z`, `+08:00`, `+0800` or `+08` in seconds.
    private mutating func writtenOffset() -> Int64? {
        _ = take(" ")
        if take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") {
            sign = 1
        } else if take("-") {
            sign = -1
        } else {
            return nil
        }
        guard let hours = digits(upTo: 2), hours.count == 2, hours.value <= 14 else { return nil }
        guard position < bytes.count else { return sign * hours.value * 3600 }
        _ = take(":")
        guard let minutes = digits(upTo: 2), minutes.count == 2, minutes.value < 60 else { return nil }
        return sign * (hours.value * 3600 + minutes.value * 60)
    }

    private mutating func digits(upTo limit: Int) -> (value: Int64, count: Int)? {
        var value: Int64 = 0
        var count = 0
        while position < bytes.count, count < limit, bytes[position] &- UInt8(ascii: "0") < 10 {
            value = value * 10 + Int64(bytes[position] - UInt8(ascii: "0"))
            position += 1
            count += 1
        }
        return count == 0 ? nil : (value, count)
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }
}
