internal import CPostgreSQL

/// A connection of libpq, closed with its owner.
///
/// `@unchecked Sendable`: only the one `PostgreSQLConnection` that owns it uses the pointer, on its own queue.
final class PostgreSQLHandle: @unchecked Sendable {
    /// libpq's connection.
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        // libpq would write what the server notes to standard error.
        PQsetNoticeReceiver(pointer, { _, _ in }, nil)
    }

    deinit { PQfinish(pointer) }

    /// What libpq last complained about, in one line.
    var message: String {
        let text = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        // libpq indents what belongs to the line before.
        return text.split(whereSeparator: \.isNewline).map { line in
            line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.joined(separator: "; ")
    }

    /// Whether the connection is as good as it was.
    var isUsable: Bool { PQstatus(pointer) == CONNECTION_OK }
}
