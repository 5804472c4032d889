/// Writes times of the usual form where a batch of rows can point at them.
///
/// Consecutive rows are mostly of one day, whose date is worked out once.
final class TimeCells {
    /// Room for the longest text, in words.
    private static let stride = 24

    private let room: UnsafeMutablePointer<UInt8>
    /// The date written last, with the space behind it.
    private let date: UnsafeMutablePointer<UInt8>
    private var day: Int64 = -1

    /// Room for some texts.
    init(count: Int) {
        room = .allocate(capacity: max(1, count) * Self.stride)
        date = .allocate(capacity: Self.stride)
        date.initialize(repeating: 0, count: Self.stride)
    }

    deinit {
        room.deallocate()
        date.deallocate()
    }

    /// The cell of an instant between 1970 and 9999.
    ///
    /// - Parameters:
    ///   - milliseconds: the instant.
    ///   - place: which of the texts is written over.
    /// - Returns: the cell, which points at the text.
    func cell(_ milliseconds: Int64, at place: Int) -> Cell {
        let output = room + place * Self.stride
        let (newDay, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        if newDay != day {
            _ = TimeText.write(newDay * 86_400_000, to: date)
            day = newDay
        }
        output.update(from: date, count: 16)
        let (seconds, fraction) = Int32(truncatingIfNeeded: rest).quotientAndRemainder(dividingBy: 1000)
        let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        Self.put(hour, output + 11)
        output[13] = UInt8(ascii: ":")
        Self.put(minute, output + 14)
        output[16] = UInt8(ascii: ":")
        Self.put(second, output + 17)
        guard fraction != 0 else { return .text(UnsafeBufferPointer(start: output, count: 19)) }
        output[19] = UInt8(ascii: ".")
        output[20] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / 100)
        Self.put(fraction % 100, output + 21)
        return .text(UnsafeBufferPointer(start: output, count: 23))
    }

    private static func put(_ value: Int32, _ output: UnsafeMutablePointer<UInt8>) {
        output[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
        output[1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
    }
}
