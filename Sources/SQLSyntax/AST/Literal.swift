/// A literal as written.
public enum Literal: Sendable, Hashable {
    /// Digits, or `0x…`: an integer where it fits 64 bits, else (digits only) a REAL. The text as written.
    case integer(String)
    /// A number with a point or an exponent, as written.
    case real(String)
    /// The text between the quotes, doubled quotes made single.
    case string(String)
    /// `x'…'`.
    case blob([UInt8])
    /// `NULL`.
    case null
    /// `TRUE` (a name before it is a literal: a column so called wins).
    case `true`
    /// `FALSE` (likewise).
    case `false`
    /// `CURRENT_TIME`.
    case currentTime
    /// `CURRENT_DATE`.
    case currentDate
    /// `CURRENT_TIMESTAMP`.
    case currentTimestamp
}
