/// Writes times of the usual form where a batch of rows can point at them.
///
/// Consecutive rows are mostly of one minute, which is written out once.
final class TimeCells {
    /// Room for the longest text, in words.
    private static let stride = 24
    private static let minute: Int64 = 60_000

    private let room: UnsafeMutablePointer<UInt8>
    /// The text of the minute written last, up to its seconds.
    private let head: UnsafeMutablePointer<UInt8>
    /// The beginning of this minute.
    private var start: Int64 = .max

    /// Room for some texts.
    init(count: Int) {
        room = .allocate(capacity: max(1, count) * Self.stride)
        head = .allocate(capacity: Self.stride)
        head.initialize(repeating: 0, count: Self.stride)
    }

    deinit {
        room.deallocate()
        head.deallocate()
    }

    /// The cell of an instant between 1970 and 9999.
    ///
    /// - Parameters:
    ///   - milliseconds: the instant.
    ///   - place: which of the texts is written over.
    /// - Returns: the cell, which points at the text.
    func cell(_ milliseconds: Int64, at place: Int) -> Cell {
        let output = room + place * Self.stride
        if milliseconds < start || milliseconds &- start >= Self.minute {
            start = milliseconds - milliseconds % Self.minute
            _ = TimeText.write(start, to: head)
        }
        output.update(from: head, count: Self.stride)
        let rest = UInt32(truncatingIfNeeded: milliseconds &- start)
        let (second, fraction) = rest.quotientAndRemainder(dividingBy: 1000)
        Self.put(second, output + 17)
        guard fraction != 0 else { return .text(UnsafeBufferPointer(start: output, count: 19)) }
        output[19] = UInt8(ascii: ".")
        let (tenth, thousandths) = fraction.quotientAndRemainder(dividingBy: 100)
        output[20] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tenth)
        Self.put(thousandths, output + 21)
        return .text(UnsafeBufferPointer(start: output, count: 23))
    }

    private static func put(_ value: UInt32, _ output: UnsafeMutablePointer<UInt8>) {
        let (ten, one) = value.quotientAndRemainder(dividingBy: 10)
        output[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: ten)
        output[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: one)
    }
}
