/// A value on its way into the store: bytes are pointed at, not owned.
struct Cell {
    enum Kind: UInt8 {
        case null
        case integer
        case real
        case text
        case blob
    }

    var kind: Kind = .null
    /// The length of a text or blob in bytes.
    var count: Int32 = 0
    /// The integer, the double's bits, or the address of the bytes.
    var payload: Int64 = 0

    static let null = Cell()

    static func integer(_ value: Int64) -> Cell { Cell(kind: .integer, payload: value) }

    static func real(_ value: Double) -> Cell {
        Cell(kind: .real, payload: Int64(bitPattern: value.bitPattern))
    }

    /// Text that stays in place until the row is flushed; what is too long for 32 bits is too long for SQLite.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        Cell(
            kind: .text, count: Int32(clamping: bytes.count),
            payload: Int64(Int(bitPattern: bytes.baseAddress)))
    }

    /// Bytes that stay in place until the row is flushed.
    static func blob(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        Cell(
            kind: .blob, count: Int32(clamping: bytes.count),
            payload: Int64(Int(bitPattern: bytes.baseAddress)))
    }

    /// Where the bytes of a text or blob stand.
    var address: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: Int(payload)) }
}
