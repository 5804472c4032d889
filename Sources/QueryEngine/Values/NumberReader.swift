/// Reads numbers from the bytes that carry them, without loss.
enum NumberReader {
    /// What a text says.
    enum Number: Equatable {
        case integer(Int64)
        case real(Double)
    }

    /// The number that is written, or nil where the text is none.
    ///
    /// Digits that fit 64 bits are an integer, anything else the nearest double. Spaces around are passed
    /// over; infinities and NaN are no numbers.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Number? {
        var at = 0
        var end = bytes.count
        while at < end, bytes[at] == 0x20 { at += 1 }
        while end > at, bytes[end - 1] == 0x20 { end -= 1 }
        let start = at
        let isNegative = at < end && bytes[at] == UInt8(ascii: "-")
        if at < end, isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }

        var mantissa: UInt64 = 0
        var digits = 0
        var fractionDigits = 0
        var overflows = false
        var isInteger = true
        var seenPoint = false
        while at < end {
            let digit = bytes[at] &- UInt8(ascii: "0")
            if digit < 10 {
                digits += 1
                if seenPoint { fractionDigits += 1 }
                let (product, over) = mantissa.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
                if over || carry { overflows = true } else { mantissa = sum }
            } else if bytes[at] == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                isInteger = false
            } else {
                break
            }
            at += 1
        }
        guard digits > 0 else { return nil }
        var exponent = 0
        if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
            guard let (value, next) = exponentValue(bytes, at + 1, end) else { return nil }
            exponent = value
            at = next
            isInteger = false
        }
        guard at == end else { return nil }
        if isInteger, !overflows {
            if !isNegative, mantissa <= UInt64(Int64.max) { return .integer(Int64(mantissa)) }
            if isNegative, mantissa <= UInt64(Int64.max) + 1 {
                return .integer(Int64(truncatingIfNeeded: 0 &- mantissa))
            }
        }
        if !overflows, let value = exactDouble(mantissa, powerOfTen: exponent - fractionDigits) {
            return .real(isNegative ? -value : value)
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return .real(value)
    }

    /// Whether a text stands for "no value": empty, spaces, or the word null.
    static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 4 || bytes.first == 0x20 else { return false }
        if bytes.allSatisfy({ $0 == 0x20 }) { return true }
        return bytes.count == 4 && zip(bytes, "null".utf8).allSatisfy { $0 | 0x20 == $1 }
    }

    /// The number that is written, or nil where the text is none.
    static func number(_ text: String) -> Number? {
        Array(text.utf8).withUnsafeBufferPointer { number($0) }
    }

    private static func exponentValue(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (Int, Int)? {
        var at = start
        let isNegative = at < end && bytes[at] == UInt8(ascii: "-")
        if at < end, isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }
        let first = at
        var value = 0
        while at < end, bytes[at] &- UInt8(ascii: "0") < 10 {
            // Beyond what any number of fraction digits makes up for; the rest still has to be read.
            if value < 1_000_000_000_000_000 { value = value * 10 + Int(bytes[at] - UInt8(ascii: "0")) }
            at += 1
        }
        return at == first ? nil : (isNegative ? -value : value, at)
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// `mantissa × 10^powerOfTen` where one correctly rounded operation on exact doubles gives it.
    private static func exactDouble(_ mantissa: UInt64, powerOfTen: Int) -> Double? {
        guard mantissa <= 1 << 53 else { return nil }
        if mantissa == 0 { return 0 }
        if (0...22).contains(powerOfTen) { return Double(mantissa) * powersOfTen[powerOfTen] }
        if (-22..<0).contains(powerOfTen) { return Double(mantissa) / powersOfTen[-powerOfTen] }
        return nil
    }
}
