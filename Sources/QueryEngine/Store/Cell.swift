internal import CSQLite

/// A value on its way into the store: bytes are pointed at, not owned.
typealias Cell = esmql_cell

extension Cell {
    /// NULL: zero in all bytes.
    static let null = Cell(kind: 0, count: 0, payload: 0)

    static func integer(_ value: Int64) -> Cell { Cell(kind: SQLITE_INTEGER, count: 0, payload: value) }

    static func real(_ value: Double) -> Cell {
        Cell(kind: SQLITE_FLOAT, count: 0, payload: Int64(bitPattern: value.bitPattern))
    }

    /// Text that stays in place until the row is flushed; what is too long for 32 bits is too long for SQLite.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell { bytes.cell(SQLITE_TEXT) }

    /// Bytes that stay in place until the row is flushed.
    static func blob(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell { bytes.cell(SQLITE_BLOB) }

    /// Whether it is NULL.
    var isNull: Bool { kind == 0 }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func cell(_ kind: Int32) -> Cell {
        Cell(
            kind: kind, count: Int32(clamping: count),
            payload: Int64(Int(bitPattern: UnsafeRawPointer(baseAddress))))
    }
}
