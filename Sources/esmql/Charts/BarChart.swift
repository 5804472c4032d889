/// Labels with numbers: a group of bars for each label, a bar for each series.
struct BarChart: Sendable, Hashable {
    /// The labels, in the order of the rows; they may repeat.
    var labels: [String]
    /// The numbers, a series for each column that has some.
    var series: [Series]

    /// A column of numbers.
    struct Series: Sendable, Hashable {
        /// The name of the column.
        var name: String
        /// As many values as there are labels; nil is a gap, which stands for NULL.
        var values: [Double?]
    }

    /// The smallest and the largest of the values, with zero, where bars begin.
    var range: ClosedRange<Double> {
        let values = series.flatMap(\.values).compactMap(\.self)
        let low = min(0, values.min() ?? 0)
        let high = max(0, values.max() ?? 0)
        return low == high ? 0...1 : low...high
    }
}
