/// The ids of the metering calls (4.2.1 to 4.2.3): letters, digits, `-` and `_`.
package enum MeteringID {
    /// Whether a text is such an id; an empty one is none.
    package static func isValid(_ text: String, maximumLength: Int = 36) -> Bool {
        !text.isEmpty && text.utf8.count <= maximumLength
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}
