/// An amount of memory as people write it: `512MB`, `2 GB`, `1048576`.
public struct ByteSize: Sendable, Hashable {
    /// The number of bytes.
    public var bytes: Int

    private static let units: [(name: String, bytes: Int)] = [
        ("gb", 1 << 30), ("mb", 1 << 20), ("kb", 1 << 10), ("b", 1),
    ]

    /// A size by its number of bytes.
    public init(bytes: Int) {
        self.bytes = bytes
    }

    /// Reads a whole number with `B`, `KB`, `MB`, `GB` (of 1024 each) or nothing behind it; nil for anything else.
    public init?(_ text: String) {
        let lower = text.asciiLowercased
        let unit = Self.units.first { lower.hasSuffix($0.name) }
        let digits = lower.dropLast(unit?.name.count ?? 0).split(
            separator: " ", omittingEmptySubsequences: true)
        guard digits.count == 1, digits[0].allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(digits[0])
        else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit?.bytes ?? 1)
        guard !overflow else { return nil }
        self.bytes = bytes
    }
}

extension ByteSize: CustomStringConvertible {
    /// The size in the largest unit that divides it.
    public var description: String {
        let unit = Self.units.first { bytes % $0.bytes == 0 && bytes >= $0.bytes }
        return "\(bytes / (unit?.bytes ?? 1))\(unit?.name.uppercased() ?? "B")"
    }
}
