/// Takes secrets out of texts of any length, in whatever way they are written there.
///
/// A secret is found as it is, percent-encoded (RFC 3986, with `+` for a space too) and with the escapes of JSON strings
/// (RFC 8259, section 7), also where only a part of its characters is encoded, or encoded twice. Where two secrets
/// overlap both are masked whole.
struct Masking: Sendable {
    /// The longest first.
    private let patterns: [EncodedPattern]
    /// Whether a byte can begin one of the patterns.
    private let canBegin: [Bool]
    private let short: Set<String>

    /// How many bytes a secret has at least that can be told from other text.
    private static let leastLength = 4

    /// The masking of some secrets.
    ///
    /// Secrets that are too short to be told from other text are left alone, but for ``masked(target:)``.
    /// - Parameters:
    ///   - secrets: the secrets.
    ///   - length: how many bytes the texts have at the most; a longer secret cannot be in them.
    init(_ secrets: [Secret], upTo length: Int = .max) {
        let texts = Set(secrets.map { $0.reveal() }.filter { $0.utf8.count <= length })
            .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        patterns = texts.filter { $0.utf8.count >= Self.leastLength }.map { EncodedPattern($0) }
        short = Set(texts.filter { !$0.isEmpty && $0.utf8.count < Self.leastLength })
        var canBegin = [Bool](repeating: false, count: 256)
        for pattern in patterns { for byte in pattern.firstBytes { canBegin[Int(byte)] = true } }
        self.canBegin = canBegin
    }

    /// The text with three dots in place of each secret.
    func masked(_ text: String) -> String {
        guard !patterns.isEmpty, !text.isEmpty else { return text }
        var text = text
        let bytes = text.withUTF8 { masked($0) }
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The path and query of a request, percent-encoded, without secrets; a short one is masked where it is a whole
    /// segment of the path or a whole value of the query.
    func masked(target: String) -> String {
        let text = masked(target)
        guard !short.isEmpty else { return text }
        var output = ""
        var part = ""
        for character in text + "/" {
            guard "/?&=".contains(character) else {
                part.append(character)
                continue
            }
            output += short.contains(PercentEncoding.decode(part)) ? Secret.mask : part
            output.append(character)
            part = ""
        }
        return String(output.dropLast())
    }

    /// The bytes without secrets; nil where there is none in them.
    private func masked(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var output: [UInt8]?
        var end = 0
        for index in bytes.indices {
            // A run of backslashes is looked at once: what begins within it begins with its first one too.
            let isWithinRun =
                index > 0 && bytes[index] == UInt8(ascii: "\\") && bytes[index - 1] == UInt8(ascii: "\\")
            let match =
                canBegin[Int(bytes[index])] && !isWithinRun ? longestMatch(in: bytes, at: index) : nil
            if let match {
                if index >= end {
                    if output == nil { output = Array(bytes[..<index]) }
                    output?.append(contentsOf: Secret.mask.utf8)
                }
                end = Swift.max(end, match)
            }
            if index >= end { output?.append(bytes[index]) }
        }
        return output
    }

    private func longestMatch(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        patterns.lazy.compactMap { $0.end(in: bytes, from: index) }.max()
    }
}
