/// How numbers and blobs are spelled in every format.
enum ValueText {
    /// The shortest decimal that reads back as the same number, always with a point.
    ///
    /// The spelling is SQLite's, only never rounded: `102.4052734375`, `3.0`, `1.0e+20`, `Inf`, `-Inf`. A NaN
    /// has no spelling, as SQLite keeps it as NULL.
    ///
    /// - Parameter number: Any number.
    /// - Returns: The text, or nil for a NaN.
    static func real(_ number: Double) -> String? {
        guard !number.isNaN else { return nil }
        guard number.isFinite else { return number > 0 ? "Inf" : "-Inf" }
        let text = number.description
        guard let exponent = text.utf8.firstIndex(of: UInt8(ascii: "e")),
            !text.utf8.contains(UInt8(ascii: "."))
        else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }

    /// Two upper-case hexadecimal digits a byte, as SQLite's `hex()` gives them.
    ///
    /// - Parameter bytes: The bytes of a blob.
    /// - Returns: Twice as many digits.
    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            var position = 0
            for byte in bytes {
                buffer[position] = digits[Int(byte >> 4)]
                buffer[position + 1] = digits[Int(byte & 15)]
                position += 2
            }
            return position
        }
    }
}
