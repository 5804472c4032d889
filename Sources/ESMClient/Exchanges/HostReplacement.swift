/// Puts one host in the place of another in texts, however addresses are encoded or escaped there.
struct HostReplacement: Sendable {
    private let host: EncodedPattern
    private let replacement: [UInt8]

    private static let slashes = EncodedPattern("//")

    /// A replacement.
    ///
    /// - Parameters:
    ///   - host: the host as it stands in an address; its letters may be small or capital.
    ///   - replacement: what stands there instead.
    init(of host: String, by replacement: String) {
        self.host = EncodedPattern(host, ignoresCase: true)
        self.replacement = Array(replacement.utf8)
    }

    /// The text with the other host.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - everywhere: whether the host is replaced by itself too, and not only behind the `//` of an address.
    /// - Returns: the text, the same where the host is not in it.
    func replaced(in text: String, everywhere: Bool) -> String {
        var text = text
        let bytes = text.withUTF8 { replaced(in: $0, everywhere) }
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The bytes with the other host; nil where the host is not in them.
    private func replaced(in bytes: UnsafeBufferPointer<UInt8>, _ everywhere: Bool) -> [UInt8]? {
        var output: [UInt8]?
        var index = 0
        while index < bytes.count {
            if let place = place(in: bytes, at: index, everywhere) {
                if output == nil { output = Array(bytes[..<index]) }
                output?.append(contentsOf: bytes[index..<place.lowerBound])
                output?.append(contentsOf: replacement)
                index = place.upperBound
            } else {
                output?.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    /// Where the host is, with the slashes that begin at a place, or at the place itself.
    private func place(
        in bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ everywhere: Bool
    ) -> Range<Int>? {
        let canBeSlash =
            switch bytes[index] {
            case UInt8(ascii: "/"), UInt8(ascii: "%"): true
            // Slashes behind a run of backslashes begin with its first one.
            case UInt8(ascii: "\\"): index == 0 || bytes[index - 1] != UInt8(ascii: "\\")
            default: false
            }
        if canBeSlash, let start = Self.slashes.end(in: bytes, from: index) {
            return end(in: bytes, from: start).map { start..<$0 }
        }
        guard everywhere, index == 0 || !Self.isHostByte(bytes[index - 1]) else { return nil }
        return end(in: bytes, from: index).map { index..<$0 }
    }

    private func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let end = host.end(in: bytes, from: start), end > start else { return nil }
        guard end < bytes.count else { return end }
        let isDot = bytes[end] == UInt8(ascii: ".")
        // A full stop can end a sentence.
        let next = isDot ? end + 1 : end
        return next < bytes.count && bytes[next] != UInt8(ascii: ".") && Self.isHostByte(bytes[next])
            ? nil : end
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
