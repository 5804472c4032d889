/// How a listing's `total` is written.
enum TotalForm: Sendable {
    /// A number.
    case number
    /// The number in a text.
    case numberInText
    /// This text.
    case text(String)
    /// Not at all.
    case missing

    func write(_ total: Int, to writer: inout JSONWriter) {
        switch self {
        case .number: writer.member("total", number: Int64(total))
        case .numberInText: writer.member("total", String(total))
        case .text(let text): writer.member("total", text)
        case .missing: break
        }
    }
}
