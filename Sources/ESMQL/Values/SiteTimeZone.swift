import Foundation
public import QueryEngine

/// The zone in which a site writes times without one.
///
/// The samples of the API reference fit +08:00, which is the default.
public struct SiteTimeZone: Sendable {
    /// The zone as it was set, such as `+08:00` or `Asia/Shanghai`.
    public let name: String
    private let zone: TimeZone
    /// The offset of a zone that never changes it.
    private let fixedSeconds: Int?

    /// The zone at +08:00.
    public static let standard = SiteTimeZone(name: "+08:00", seconds: 28_800)

    /// A zone by an offset (`+08:00`, `+0800`, `+08`, `Z`) or by its IANA name; nil where there is none.
    ///
    /// - Parameter text: the offset or name.
    public init?(_ text: String) {
        if let seconds = Self.seconds(ofOffset: text) {
            self.init(name: text, seconds: seconds)
        } else if text == "UTC" || text.contains("/"), let zone = TimeZone(identifier: text) {
            self.init(name: text, zone: zone, fixedSeconds: nil)
        } else {
            return nil
        }
    }

    private init(name: String, seconds: Int) {
        self.init(name: name, zone: TimeZone(secondsFromGMT: seconds) ?? .gmt, fixedSeconds: seconds)
    }

    private init(name: String, zone: TimeZone, fixedSeconds: Int?) {
        self.name = name
        self.zone = zone
        self.fixedSeconds = fixedSeconds
    }

    /// How far the zone's clocks are ahead of UTC, for reading times of it.
    public var offset: UTCOffset {
        if let fixedSeconds { return .fixed(seconds: Int64(fixedSeconds)) }
        return UTCOffset { [zone] local in
            // The offset at what the clocks show, taken for UTC, is right but for hours around a change.
            let near = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
            return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local) - Double(near))))
        }
    }

    /// The day on the zone's calendar, `YYYY-MM-DD`.
    ///
    /// - Parameter milliseconds: the instant, in milliseconds since 1970.
    /// - Returns: nil outside of the years 1970 to 9999.
    func day(of milliseconds: Int64) -> String? {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return TimeText.format(milliseconds + Int64(zone.secondsFromGMT(for: date)) * 1000)
            .map { String($0.prefix(10)) }
    }

    /// Seconds of `Z`, `+08:00`, `+0800` or `+08`; nil for anything else.
    private static func seconds(ofOffset text: String) -> Int? {
        if text == "Z" || text == "z" { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            parts.count == 1 ? [2, 4].contains(digits.count) : parts.map(\.count) == [2, 2],
            let hours = Int(digits.prefix(2)), let minutes = Int("0" + digits.dropFirst(2)),
            hours <= 14, minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
