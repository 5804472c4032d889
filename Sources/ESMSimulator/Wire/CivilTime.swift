/// A point in time as a calendar shows it, and the forms in which the wire prints it.
struct CivilTime: Sendable, Equatable {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// Days since Sunday.
    let weekday: Int

    /// Milliseconds of a day.
    static let day: Int64 = 86_400_000

    /// The last ms of the year 9999.
    static let latest: Int64 = 253_402_300_799_999

    /// How far the site's own time is ahead of UTC, in ms.
    static let siteOffset: Int64 = 8 * 3_600_000

    /// Splits a time by the proleptic Gregorian calendar.
    ///
    /// - Parameters:
    ///   - milliseconds: ms since 1970 UTC.
    ///   - offset: ms that the wanted zone is ahead of UTC.
    init(milliseconds: Int64, offset: Int64 = 0) {
        let local = milliseconds + offset
        let days = Int(local.floorDivided(by: Self.day))
        let secondOfDay = Int((local - Int64(days) * Self.day) / 1_000)

        // Howard Hinnant's civil_from_days, with years that begin in March.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = secondOfDay / 3_600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        weekday = ((days + 4) % 7 + 7) % 7
    }

    /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar (Howard Hinnant's days_from_civil).
    static func days(year: Int, month: Int, day: Int) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// `2020-11-01`.
    var date: String { "\(year)-\(two(month))-\(two(day))" }

    /// `2020-11-01 01:13:59`.
    var spaced: String { "\(date) \(two(hour)):\(two(minute)):\(two(second))" }

    /// `2024-01-08 0:00`, the hour not padded.
    var unpaddedHour: String { "\(date) \(hour):\(two(minute))" }

    /// `20240301220000`.
    var compact: String { "\(year)\(two(month))\(two(day))\(two(hour))\(two(minute))\(two(second))" }

    /// `2018-06-28T03:36:52.568000Z`, for a time in UTC.
    func iso8601(milliseconds: Int64) -> String {
        let fraction = milliseconds - milliseconds.floorDivided(by: 1_000) * 1_000
        let padded = String(repeating: "0", count: 3 - String(fraction).count) + String(fraction)
        return "\(date)T\(two(hour)):\(two(minute)):\(two(second)).\(padded)000Z"
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), for a time in UTC.
    var httpDate: String {
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[weekday]), \(two(day)) \(months[month - 1]) \(year) "
            + "\(two(hour)):\(two(minute)):\(two(second)) GMT"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Int64 {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
