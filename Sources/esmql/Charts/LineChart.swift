/// Numbers over a time or another number.
struct LineChart: Sendable, Hashable {
    /// The name of the column along which the lines run.
    var axis: String
    /// Whether that column holds times, in milliseconds since 1970.
    var isTime: Bool
    /// The lines.
    var series: [Series]

    /// A line.
    struct Series: Sendable, Hashable {
        /// The name of the column, of the text that sets its rows apart, or both.
        var name: String
        /// The points in ascending order of `x`.
        var points: [Point]
    }

    /// A point of a line.
    struct Point: Sendable, Hashable {
        /// Where it is on the axis.
        var x: Double
        /// The value; nil is a gap in the line, which stands for NULL.
        var y: Double?
    }

    /// The ends of the axis.
    var xRange: ClosedRange<Double> {
        var range: ClosedRange<Double>?
        for x in series.lazy.flatMap(\.points).lazy.map(\.x) {
            range = min(range?.lowerBound ?? x, x)...max(range?.upperBound ?? x, x)
        }
        return range ?? 0...1
    }

    /// The smallest and the largest of the values.
    var yRange: ClosedRange<Double> {
        var range: ClosedRange<Double>?
        for y in series.lazy.flatMap(\.points).compactMap(\.y) {
            range = min(range?.lowerBound ?? y, y)...max(range?.upperBound ?? y, y)
        }
        return range ?? 0...1
    }
}

extension LineChart.Series {
    /// The same line to the eye with fewer points.
    ///
    /// Of the points of one column of the picture the first, the lowest, the highest and the last remain, and
    /// gaps stay gaps.
    ///
    /// - Parameters:
    ///   - columns: How many columns the picture has.
    ///   - scale: Where a point is, from 0 to 1.
    /// - Returns: At most four points and a gap a column, in order.
    func thinned(to columns: Int, along scale: LinearScale) -> LineChart.Series {
        guard points.count > 4 * columns else { return self }
        var thin = LineChart.Series(name: name, points: [])
        var bucket: [LineChart.Point] = []
        var current = -1
        func flush() {
            guard bucket.count > 4 else {
                thin.points += bucket
                return
            }
            let values = bucket.enumerated().compactMap { entry in entry.element.y.map { (entry.offset, $0) }
            }
            var kept: Set = [0, bucket.count - 1]
            if let lowest = values.min(by: { $0.1 < $1.1 }) { kept.insert(lowest.0) }
            if let highest = values.max(by: { $0.1 < $1.1 }) { kept.insert(highest.0) }
            if let gap = bucket.firstIndex(where: { $0.y == nil }) { kept.insert(gap) }
            thin.points += kept.sorted().map { bucket[$0] }
        }
        for point in points {
            let column = Int(scale.position(of: point.x) * Double(columns))
            if column != current {
                flush()
                bucket.removeAll(keepingCapacity: true)
                current = column
            }
            bucket.append(point)
        }
        flush()
        return thin
    }
}
