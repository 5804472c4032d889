/// What the text between a string's quotes stands for.
package enum JSONText {
    /// Appends the string's bytes to `output`, escapes resolved.
    ///
    /// A surrogate without its other half has no UTF-8; it becomes U+FFFD.
    /// - Parameters:
    ///   - bytes: what stands between the quotes, its syntax already checked.
    ///   - output: where the bytes go.
    package static func unescape(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == UInt8(ascii: "\\") else {
                output.append(byte)
                at += 1
                continue
            }
            switch bytes[at + 1] {
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"):
                at = appendUnicode(bytes, at, into: &output)
                continue
            case let escaped: output.append(escaped)
            }
            at += 2
        }
    }

    /// The string of a token of `bytes`.
    package static func string(_ token: JSONToken, in base: UnsafePointer<UInt8>) -> String {
        let range = UnsafeBufferPointer(start: base + token.start, count: token.end - token.start)
        guard token.kind == .string, token.isSpecial else { return String(decoding: range, as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        unescape(range, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// The value of a hexadecimal digit.
    @inlinable
    package static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Resolves `\u` and four digits, with its second half where it is a pair; answers the offset behind it.
    private static func appendUnicode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, into output: inout [UInt8]
    ) -> Int {
        let first = unit(bytes, start)
        var next = start + 6
        var code = first
        if first & 0xFC00 == 0xD800, next + 6 <= bytes.count, bytes[next] == UInt8(ascii: "\\"),
            bytes[next + 1] == UInt8(ascii: "u")
        {
            let second = unit(bytes, next)
            if second & 0xFC00 == 0xDC00 {
                code = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
                next += 6
            }
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return next
    }

    private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
        (start + 2..<start + 6).reduce(0) { $0 << 4 | (hexDigit(bytes[$1]) ?? 0) }
    }
}
