internal import Crypto

/// What tells a row apart: the first 16 bytes of the SHA-256 of its identity.
struct RowKey: Hashable {
    private let high: UInt64
    private let low: UInt64

    /// The key of some bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        (high, low) = hash.finalize().withUnsafeBytes { digest in
            (
                UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// The key of a text.
    init(text: String) {
        self = Array(text.utf8).withUnsafeBytes { RowKey($0) }
    }

    /// A number that hardly any other key has.
    var number: Int64 { Int64(bitPattern: high) }

    /// Writes the key as 32 hexadecimal digits, which PostgreSQL reads as a uuid.
    func write(to bytes: inout [UInt8]) {
        for part in [high, low] {
            for shift in stride(from: 60, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: part >> UInt64(shift)) & 0xF
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
