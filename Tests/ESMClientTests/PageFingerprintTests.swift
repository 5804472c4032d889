import Testing

@testable import ESMClient

struct PageFingerprintTests {
    private func fingerprint(_ bytes: [UInt8], _ list: Range<Int>? = nil) -> PageFingerprint {
        PageFingerprint(WirePage(bytes: bytes, list: list ?? 0..<bytes.count, itemCount: 1, total: nil))
    }

    @Test func anyByteCounts() {
        for length in [1, 7, 8, 31, 32, 33, 64, 100] {
            let bytes = [UInt8](repeating: 65, count: length)
            #expect(fingerprint(bytes) == fingerprint(bytes))
            #expect(fingerprint(bytes) != fingerprint(bytes + [65]))
            for at in bytes.indices {
                var other = bytes
                other[at] ^= 1
                #expect(fingerprint(bytes) != fingerprint(other))
            }
        }
    }

    @Test func theOrderOfWordsCounts() {
        let words = (0..<8).map { [UInt8](repeating: UInt8($0), count: 8) }
        let bytes = words.flatMap(\.self)
        for first in 0..<8 {
            for second in first + 1..<8 {
                var other = words
                other.swapAt(first, second)
                #expect(fingerprint(bytes) != fingerprint(other.flatMap(\.self)))
            }
        }
    }

    @Test func onlyTheListCounts() {
        #expect(fingerprint([1, 2, 3, 4], 1..<3) == fingerprint([9, 2, 3, 8], 1..<3))
    }
}
