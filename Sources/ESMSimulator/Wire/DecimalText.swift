/// Decimal numbers as the wire prints them.
enum DecimalText {
    /// The shortest text that reads back as the number, without a trailing `.0`.
    ///
    /// - Parameter value: A number of ordinary size, between a ten-thousandth and 2^53, or 0.
    /// - Returns: The text.
    static func shortest(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The shortest text of a number of hundredths: 7981 gives `79.81`, 7980 `79.8`.
    static func hundredths(_ value: Int64) -> String { shortest(Double(value) / 100) }

    /// The text of a number, or `null` as a text where there is none.
    static func orNull(_ value: Double?) -> String { value.map(shortest) ?? "null" }
}
