internal import CSQLite

/// What an SQL function answers.
enum FunctionResult {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// The query fails with this message.
    case failure(String)

    /// The longest text that SQLite takes by default, in bytes.
    static let longestText = 1_000_000_000

    /// Hands the answer to SQLite.
    func send(to context: OpaquePointer?) {
        switch self {
        case .null: sqlite3_result_null(context)
        case .integer(let value): sqlite3_result_int64(context, value)
        case .real(let value): sqlite3_result_double(context, value)
        case .text(let text) where text.utf8.count > Self.longestText: sqlite3_result_error_toobig(context)
        case .text(var text):
            text.withUTF8 { esmql_result_copied_text(context, $0.baseAddress, Int32($0.count)) }
        case .failure(let message): sqlite3_result_error(context, message, -1)
        }
    }
}
