/// The one form of a time in every table: `YYYY-MM-DD hh:mm:ss[.mmm]` in UTC.
///
/// Text sorts as time in this form, and SQLite's date functions read it. Milliseconds are written only where
/// there are any; a shorter text sorts before a longer one with the same start, as it should.
public enum TimeText {
    /// The last millisecond of the year 9999.
    static let maximum: Int64 = 253_402_300_799_999
    /// How many bytes the longest form takes.
    static let maximumLength = 23

    /// The canonical text of an instant.
    ///
    /// - Parameter milliseconds: milliseconds since 1970-01-01 00:00:00 UTC, from 0 to the year 9999.
    /// - Returns: the text, or nil outside of these years.
    public static func format(_ milliseconds: Int64) -> String? {
        guard (0...maximum).contains(milliseconds) else { return nil }
        return String(unsafeUninitializedCapacity: maximumLength) { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return write(milliseconds, to: base)
        }
    }

    /// Milliseconds since 1970 of a time in any of the forms that queries may write; nil where it is none.
    ///
    /// - Parameter text: the time; without a zone it is in UTC.
    /// - Returns: the instant, from 0 to the year 9999.
    package static func milliseconds(of text: String) -> Int64? {
        TimeReader.milliseconds(text)
    }

    /// Writes the canonical text of an instant between 1970 and 9999 and answers its length in bytes.
    static func write(_ milliseconds: Int64, to output: UnsafeMutablePointer<UInt8>) -> Int {
        let seconds = milliseconds / 1000
        let (year, month, day) = CivilDate.fromDays(seconds / 86_400)
        let secondOfDay = Int(seconds % 86_400)
        put(year, 4, output)
        output[4] = UInt8(ascii: "-")
        put(month, 2, output + 5)
        output[7] = UInt8(ascii: "-")
        put(day, 2, output + 8)
        output[10] = UInt8(ascii: " ")
        put(secondOfDay / 3600, 2, output + 11)
        output[13] = UInt8(ascii: ":")
        put(secondOfDay / 60 % 60, 2, output + 14)
        output[16] = UInt8(ascii: ":")
        put(secondOfDay % 60, 2, output + 17)
        let fraction = Int(milliseconds % 1000)
        guard fraction != 0 else { return 19 }
        output[19] = UInt8(ascii: ".")
        put(fraction, 3, output + 20)
        return 23
    }

    private static func put(_ value: Int, _ width: Int, _ output: UnsafeMutablePointer<UInt8>) {
        var rest = value
        for at in stride(from: width - 1, through: 0, by: -1) {
            output[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

/// Days since 1970-01-01 and dates of the Gregorian calendar.
enum CivilDate {
    /// The date of a day number, 0 being 1970-01-01.
    static func fromDays(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        // Counting from 1 March of year 0 puts the leap day at the end of the year.
        let shifted = Int(days) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The day number of a date; nil where the calendar has no such day.
    static func toDays(year: Int, month: Int, day: Int) -> Int64? {
        guard (1...12).contains(month), day >= 1, day <= length(of: month, in: year) else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
