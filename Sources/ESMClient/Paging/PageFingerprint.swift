/// A 64-bit summary of a page's rows, by which a page that comes twice is recognised.
///
/// Two different pages are taken for the same with a probability of 2^-64, not against somebody who tries.
struct PageFingerprint: Sendable, Hashable {
    private let value: UInt64

    init(_ page: WirePage) {
        guard let list = page.list else {
            value = 0
            return
        }
        value = page.bytes.withUnsafeBytes { buffer in
            Self.mix(UnsafeRawBufferPointer(rebasing: buffer[list]))
        }
    }

    /// Four lanes of eight bytes each, multiplied and rotated, as in xxHash64.
    private static func mix(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD4<UInt64>(prime1 &+ prime2, prime2, 0, 0 &- prime1)
        var at = 0
        while at + 32 <= bytes.count {
            for lane in 0..<4 {
                let word = bytes.loadUnaligned(fromByteOffset: at + 8 * lane, as: UInt64.self)
                lanes[lane] = rotate(lanes[lane] &+ word &* prime2, by: 31) &* prime1
            }
            at += 32
        }
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        for lane in 0..<4 { hash = rotate(hash ^ lanes[lane], by: 27) &* prime1 &+ prime2 }
        while at < bytes.count {
            hash = rotate(hash ^ UInt64(bytes[at]) &* prime2, by: 11) &* prime1
            at += 1
        }
        hash = (hash ^ hash >> 33) &* prime2
        return hash ^ hash >> 29
    }

    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    private static func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 {
        word << bits | word >> (64 - bits)
    }
}
