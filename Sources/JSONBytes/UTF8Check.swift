/// Whether bytes are UTF-8, checked once for a whole page.
package enum UTF8Check {
    /// The offset of the first byte that is not part of well-formed UTF-8 (no surrogates, no overlong forms,
    /// nothing above U+10FFFF); nil where all are.
    package static func firstInvalid(_ base: UnsafePointer<UInt8>, count: Int) -> Int? {
        var at = 0
        while at < count {
            // Nearly all is ASCII: 32 bytes at a time.
            while at + 32 <= count {
                let words = UnsafeRawPointer(base + at)
                let all =
                    words.loadUnaligned(as: UInt64.self)
                    | words.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                    | words.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
                    | words.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
                guard all & 0x8080_8080_8080_8080 == 0 else { break }
                at += 32
            }
            guard at < count else { return nil }
            if at + 8 <= count {
                let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    at += 8
                    continue
                }
            }
            if base[at] < 0x80 {
                at += 1
                continue
            }
            let length = sequenceLength(base + at, available: count - at)
            guard length > 0 else { return at }
            at += length
        }
        return nil
    }

    /// The length of the multi-byte sequence that starts here, 0 where it is malformed (Unicode, table 3-7).
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
        let lead = bytes[0]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, lead <= 0xF4, length <= available else { return 0 }
        let second: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard second.contains(bytes[1]) else { return 0 }
        for at in 2..<max(length, 2) where bytes[at] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
