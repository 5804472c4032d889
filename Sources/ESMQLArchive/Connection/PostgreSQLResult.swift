internal import CPostgreSQL

/// A result of libpq, freed with its owner.
struct PostgreSQLResult: ~Copyable {
    /// libpq's result.
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { PQclear(pointer) }

    /// What it is a result of.
    var status: ExecStatusType { PQresultStatus(pointer) }

    /// How many rows it has.
    var rowCount: Int32 { PQntuples(pointer) }

    /// How many rows the statement has changed.
    var affectedRows: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The columns of its rows.
    var columns: [PostgreSQLColumn] {
        (0..<PQnfields(pointer)).map { index in
            PostgreSQLColumn(
                name: PQfname(pointer, index).map { String(cString: $0) } ?? "", type: PQftype(pointer, index)
            )
        }
    }

    /// The bytes of a cell, as the server writes it as text; nil for NULL.
    func bytes(_ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column) else {
            return nil
        }
        let length = Int(PQgetlength(pointer, row, column))
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// What the server has against the statement.
    var error: ArchiveError {
        let state = field("C")
        // What libpq itself has to say comes without fields.
        let whole = PQresultErrorMessage(pointer).map { String(cString: $0) } ?? ""
        let parts = [
            field("M") ?? whole.split(whereSeparator: \.isNewline).joined(separator: "; "), field("D"),
        ]
        let message = parts.compactMap(\.self).joined(separator: "; ")
        let code: ArchiveError.Code =
            switch state {
            case nil: .connection
            case "57014"?: message.contains("statement timeout") ? .timeout : .cancelled
            case "28000"?, "28P01"?, "42501"?: .permission
            case let state? where state.hasPrefix("08") || state.hasPrefix("57P"): .connection
            default: .statement
            }
        return ArchiveError(code, message, sqlState: state)
    }

    private func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, Int32(letter.value)).map { String(cString: $0) }
    }
}
