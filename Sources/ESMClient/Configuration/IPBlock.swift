#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An IP address, or all addresses that begin with the same bits (RFC 4632, section 3.1).
struct IPBlock: Sendable, Hashable {
    /// Four bytes or sixteen.
    private let bytes: [UInt8]
    private let prefixLength: Int

    /// Reads `10.1.2.3`, `10.0.0.0/8`, `fd00::1` or `fd00::/8`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let bytes = Self.bytes(parts[0]) else { return nil }
        self.bytes = bytes
        guard parts.count > 1 else {
            prefixLength = bytes.count * 8
            return
        }
        guard let length = Int(parts[1]), (0...bytes.count * 8).contains(length) else { return nil }
        prefixLength = length
    }

    /// Whether it is one address.
    var isAddress: Bool { prefixLength == bytes.count * 8 }

    /// Whether an address, or a whole block, lies in this one.
    func contains(_ other: IPBlock) -> Bool {
        guard bytes.count == other.bytes.count, other.prefixLength >= prefixLength else { return false }
        return (0..<prefixLength).allSatisfy { bit in
            (bytes[bit / 8] ^ other.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }
}
