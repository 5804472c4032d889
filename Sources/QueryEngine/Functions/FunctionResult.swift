internal import CSQLite

/// What an SQL function answers.
enum FunctionResult {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// The query fails with this message.
    case failure(String)

    /// Hands the answer to SQLite.
    func send(to context: OpaquePointer?) {
        switch self {
        case .null: sqlite3_result_null(context)
        case .integer(let value): sqlite3_result_int64(context, value)
        case .real(let value): sqlite3_result_double(context, value)
        case .text(var text):
            text.withUTF8 { esmql_result_copied_text(context, $0.baseAddress, Int32($0.count)) }
        case .failure(let message): sqlite3_result_error(context, message, -1)
        }
    }
}
