/// A stretch of numbers laid out from 0 to 1, with marks at round numbers.
struct LinearScale: Sendable, Hashable {
    /// The ends.
    let range: ClosedRange<Double>
    /// The distance of two marks: one, two or five times a power of ten.
    let step: Double

    /// A scale over the ends as they are; a range of one number gets some room around it.
    ///
    /// - Parameters:
    ///   - range: The ends, both finite.
    ///   - marks: About how many marks there should be, at least 1.
    init(_ range: ClosedRange<Double>, marks: Int) {
        self.range = Self.opened(range)
        step = Self.step(self.range, marks: marks)
    }

    /// A scale whose ends are marks, with zero as an end where the numbers are not far from it.
    ///
    /// - Parameters:
    ///   - values: The smallest and the largest of the numbers, both finite.
    ///   - marks: About how many marks there should be, at least 1.
    init(rounding values: ClosedRange<Double>, marks: Int) {
        var (low, high) = (values.lowerBound, values.upperBound)
        if low > 0, low <= high / 2 { low = 0 }
        if high < 0, high >= low / 2 { high = 0 }
        let open = Self.opened(low...high)
        step = Self.step(open, marks: marks)
        let down = (open.lowerBound / step).rounded(.down) * step
        let up = (open.upperBound / step).rounded(.up) * step
        range = (down.isFinite ? down : open.lowerBound)...(up.isFinite ? up : open.upperBound)
    }

    /// Where a number is: 0 at the lower end, 1 at the upper one.
    func position(of number: Double) -> Double {
        // Halves, as the length of the range may be more than a double holds.
        let length = range.upperBound / 2 - range.lowerBound / 2
        return min(1, max(0, (number / 2 - range.lowerBound / 2) / length))
    }

    /// The round numbers between the ends, in ascending order.
    var marks: [Double] {
        let first = (range.lowerBound / step).rounded(.up)
        let last = (range.upperBound / step).rounded(.down)
        guard first <= last, last - first < 1000 else { return [] }
        return (0...Int(last - first)).map { index in
            // Zero has no sign.
            let mark = (first + Double(index)) * step
            return mark == 0 ? 0 : mark
        }
    }

    private static func opened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        let largest = max(abs(low), abs(high))
        guard high / 2 - low / 2 <= largest * 1e-12 else { return range }
        guard largest > 0 else { return 0...1 }
        let room = largest * 0.1
        return max(
            -Double.greatestFiniteMagnitude, low - room)...min(
                Double.greatestFiniteMagnitude, high + room)
    }

    private static func step(_ range: ClosedRange<Double>, marks: Int) -> Double {
        let raw = (range.upperBound / 2 - range.lowerBound / 2) / (Double(max(1, marks)) / 2)
        let power = ChartNumber.power(of: raw)
        for factor in [1.0, 2, 5, 10] where factor * power >= raw { return factor * power }
        return raw
    }
}
