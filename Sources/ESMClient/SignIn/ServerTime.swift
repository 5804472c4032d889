/// Times as IAM and HTTP write them, in milliseconds since 1970-01-01 UTC.
enum ServerTime {
    /// The instant of a `Date` header, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    static func httpDate(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int64(words[1]), let year = Int64(words[3]),
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let time = words[4].split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2] else {
            return nil
        }
        return instant(year, Int64(month) + 1, day, hour, minute, second)
    }

    /// The instant of `2018-06-28T03:36:52.568000Z`.
    static func iso8601(_ text: String) -> Int64? {
        guard text.hasSuffix("Z") else { return nil }
        let halves = text.dropLast().split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let clock = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        guard let time = clock.first, clock.count <= 2 else { return nil }
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).compactMap { Int64($0) }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int64($0) }
        guard date.count == 3, parts.count == 3,
            let whole = instant(date[0], date[1], date[2], parts[0], parts[1], parts[2])
        else { return nil }
        let digits = clock.count > 1 ? clock[1].prefix(3) : ""
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let fraction = Int64(digits + String(repeating: "0", count: 3 - digits.count))
        return whole + (fraction ?? 0)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Days by the proleptic Gregorian calendar, counted in years that begin in March.
    private static func instant(
        _ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64
    ) -> Int64? {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let days =
            365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5
            + day - 1 - 719_468
        return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000
    }
}
