internal import JSONBytes

/// How values of the usual form become cells without any detour; for all others there is ``ColumnSlot``.
///
/// A reading says nil of whatever it is not made for, and gives otherwise what the slot would.
enum PlainReading: UInt8 {
    /// Text as it stands in the page.
    case text
    /// Whole numbers of up to 18 digits.
    case integer
    /// Numbers of up to 15 digits without an exponent.
    case real
    /// Milliseconds since 1970 in 13 digits.
    case time
    /// Nothing: the slot reads all values.
    case none

    /// The reading of a column.
    init(_ column: Column) {
        guard case .keys = column.source else {
            self = .none
            return
        }
        self =
            switch column.type {
            case .text: column.enumeration == nil ? .text : .none
            case .json: .text
            case .integer: .integer
            case .real: .real
            case .time: .time
            }
    }

    /// The milliseconds that 13 digits say; nil for anything else.
    static func milliseconds(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int64? {
        // With a zero in front the value could be one of seconds.
        guard count == 13, bytes[0] != UInt8(ascii: "0") else { return nil }
        // Eight digits at a time, three of them twice.
        guard let first = eightDigits(bytes), let last = eightDigits(bytes + 5) else { return nil }
        return Int64(first / 1000 &* 100_000_000 &+ last)
    }

    /// The number that eight digits say; nil for anything else.
    private static func eightDigits(_ bytes: UnsafePointer<UInt8>) -> UInt64? {
        let text = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
        let digits = text &- 0x3030_3030_3030_3030
        guard (digits | (text &+ 0x4646_4646_4646_4646)) & 0x8080_8080_8080_8080 == 0 else { return nil }
        // Neighbours become one number: pairs, then fours, then all eight.
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    }

    /// The whole number that up to 18 digits say; nil for anything else.
    static func integer(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int64? {
        let isNegative = count > 0 && bytes[0] == UInt8(ascii: "-")
        let first = isNegative ? 1 : 0
        guard count > first, count - first <= 18 else { return nil }
        var value: Int64 = 0
        for at in first..<count {
            let digit = bytes[at] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return isNegative ? -value : value
    }

    /// The number that up to 15 digits say, with or without a point; nil for anything else.
    ///
    /// Both the digits and the power of ten are exact doubles then, so that one division rounds correctly.
    static func real(
        _ bytes: UnsafePointer<UInt8>, count: Int, powersOfTen: UnsafePointer<Double>
    ) -> Double? {
        let isNegative = count > 0 && bytes[0] == UInt8(ascii: "-")
        let first = isNegative ? 1 : 0
        guard count > first, count - first <= 16 else { return nil }
        var value: Int64 = 0
        var point = count
        for at in first..<count {
            let digit = bytes[at] &- UInt8(ascii: "0")
            if digit < 10 {
                value = value &* 10 &+ Int64(digit)
            } else {
                guard bytes[at] == UInt8(ascii: "."), point == count else { return nil }
                point = at
            }
        }
        let digits = count - first - (point < count ? 1 : 0)
        guard (1...15).contains(digits) else { return nil }
        // An integer has no negative zero.
        guard point < count else { return Double(isNegative ? -value : value) }
        let number = Double(value) / powersOfTen[count - 1 - point]
        return isNegative ? -number : number
    }
}
