/// Text as libedit takes and gives it: code points, with a zero at the end.
enum WideText {
    /// The code points of a text and a zero.
    ///
    /// - Parameter text: Any text; it ends before a NUL, as for any C string.
    /// - Returns: As many code points as the text has, and a zero.
    static func encode(_ text: some StringProtocol) -> [UInt32] {
        var wide = text.unicodeScalars.map(\.value)
        wide.append(0)
        return wide
    }

    /// The text of code points; those that are none become U+FFFD.
    ///
    /// - Parameters:
    ///   - start: The first code point, or nil for an empty text.
    ///   - count: How many there are.
    /// - Returns: The text.
    static func decode(_ start: UnsafePointer<UInt32>?, count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF32.self)
    }
}
