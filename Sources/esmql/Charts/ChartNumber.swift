import Foundation

/// Numbers as charts spell them.
enum ChartNumber {
    private static let suffixes = ["", "k", "M", "G", "T", "P", "E"]

    /// The largest power of ten that is not above a positive number.
    static func power(of number: Double) -> Double {
        guard number > 0, number.isFinite else { return 1 }
        let power = pow(10, log10(number).rounded(.down))
        return power > 0 ? power : Double.leastNormalMagnitude
    }

    /// A value beside its bar: whole numbers as they are, others with six digits.
    static func value(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return Int64(number).description }
        return String(format: "%.6g", number)
    }

    /// The marks of a scale, all with as many decimals and the same suffix, such as `1.5M`.
    ///
    /// - Parameters:
    ///   - marks: The numbers.
    ///   - step: Their distance.
    /// - Returns: As many texts.
    static func marks(_ marks: [Double], step: Double) -> [String] {
        let largest = marks.map(abs).max() ?? 0
        guard largest < 1e21, step >= 1e-6 || largest == 0 else {
            return marks.map { $0 == 0 ? "0" : String(format: "%.3g", $0) }
        }
        var group = 0
        var unit = 1.0
        if largest >= 1e5 {
            while group + 1 < suffixes.count, largest >= unit * 1000 {
                group += 1
                unit *= 1000
            }
        }
        var decimals = 0
        var rest = step / unit
        while decimals < 12, rest < 0.999_999 {
            rest *= 10
            decimals += 1
        }
        return marks.map { mark in
            mark == 0 ? "0" : String(format: "%.\(decimals)f", mark / unit) + suffixes[group]
        }
    }
}
