import NIOCore

/// Writes JSON straight into a buffer, commas included.
struct JSONWriter {
    private(set) var buffer: ByteBuffer
    private var needsComma = false

    init(capacity: Int = 1_024) {
        buffer = ByteBuffer()
        buffer.reserveCapacity(capacity)
    }

    mutating func beginObject() { open("{") }
    mutating func endObject() { close("}") }
    mutating func beginArray() { open("[") }
    mutating func endArray() { close("]") }

    /// Writes a member's name; its value has to follow.
    mutating func name(_ name: StaticString) {
        separate()
        buffer.writeStaticString("\"")
        buffer.writeStaticString(name)
        buffer.writeStaticString("\":")
        needsComma = false
    }

    mutating func member(_ name: StaticString, _ value: String) {
        self.name(name)
        string(value)
    }

    mutating func member(_ name: StaticString, number: Int64) {
        self.name(name)
        separate()
        buffer.writeString(String(number))
        needsComma = true
    }

    /// Writes a string value, escaped where RFC 8259 asks for it.
    mutating func string(_ value: String) {
        separate()
        buffer.writeStaticString("\"")
        if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            writeEscaped(value)
        } else {
            buffer.writeString(value)
        }
        buffer.writeStaticString("\"")
        needsComma = true
    }

    /// Puts a comma before the value to come, where one is due, and takes the value as written.
    mutating func rawValue(_ write: (inout ByteBuffer) -> Void) {
        separate()
        write(&buffer)
        needsComma = true
    }

    private mutating func writeEscaped(_ value: String) {
        let hex: StaticString = "0123456789abcdef"
        for byte in value.utf8 {
            switch byte {
            case 0x22: buffer.writeStaticString("\\\"")
            case 0x5C: buffer.writeStaticString("\\\\")
            case 0x0A: buffer.writeStaticString("\\n")
            case 0x0D: buffer.writeStaticString("\\r")
            case 0x09: buffer.writeStaticString("\\t")
            case 0..<0x20:
                buffer.writeStaticString("\\u00")
                hex.withUTF8Buffer { digits in
                    _ = buffer.writeBytes([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
                }
            default: buffer.writeInteger(byte)
            }
        }
    }

    private mutating func open(_ bracket: StaticString) {
        separate()
        buffer.writeStaticString(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: StaticString) {
        buffer.writeStaticString(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { buffer.writeStaticString(",") }
    }
}
