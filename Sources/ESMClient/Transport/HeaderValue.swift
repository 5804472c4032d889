/// What may stand in a header field's value (RFC 9110, section 5.5), kept to ASCII.
enum HeaderValue {
    /// Whether the value consists of printable ASCII, with no white space at its ends.
    static func isValid(_ value: String) -> Bool {
        guard let first = value.utf8.first, let last = value.utf8.last else { return false }
        return first != 0x20 && last != 0x20 && value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}
