import JSONBytes
import Testing

@Suite struct StringScanTests {
    @Test(arguments: 0..<17)
    func `a string ends at its quote, at any alignment and length`(_ lead: Int) throws {
        for length in 0...40 {
            let content = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
            let bytes =
                [UInt8](repeating: 0x20, count: lead) + [0x22] + content + [0x22]
                + [UInt8](repeating: 0x20, count: 16 - lead % 8)
            #expect(
                try scan(bytes).get() == JSONToken(kind: .string, start: lead + 1, end: lead + 1 + length))
        }
    }

    @Test func `every byte at every place of a string is taken or refused`() {
        for length in 1...24 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: length + 2)
                    bytes[0] = 0x22
                    bytes[length + 1] = 0x22
                    bytes[place + 1] = byte
                    let expected: JSONError? =
                        switch byte {
                        case 0..<0x20: JSONError(offset: place + 1, reason: .controlCharacter)
                        case 0x22: JSONError(offset: place + 2, reason: .trailingBytes)
                        case 0x5C where place == length - 1:
                            // The backslash takes the closing quote.
                            JSONError(offset: length + 2, reason: .unexpectedEnd)
                        case 0x5C: JSONError(offset: place + 1, reason: .badEscape)
                        default: nil
                        }
                    #expect(problem(bytes) == expected, "byte \(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test func `the first of several stops counts, whatever stands behind it`() {
        // Pairs of bytes that differ by one from a stop make the word-wise test borrow.
        let stops: [UInt8] = [0x1F, 0x22, 0x5C, 0x00]
        let others: [UInt8] = [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0x9F, 0xFF]
        for first in stops {
            for second in stops + others where second != 0x20 {
                for before in others {
                    for place in 0..<8 {
                        var bytes = [UInt8](repeating: before, count: 16)
                        bytes[0] = 0x22
                        bytes[place + 1] = first
                        bytes[place + 2] = second
                        let error = problem(bytes)
                        switch first {
                        case 0x22: #expect(error == JSONError(offset: place + 2, reason: .trailingBytes))
                        case 0x5C where second == 0x22 || second == 0x5C: #expect(error?.offset == 16)
                        case 0x5C: #expect(error == JSONError(offset: place + 1, reason: .badEscape))
                        default: #expect(error == JSONError(offset: place + 1, reason: .controlCharacter))
                        }
                    }
                }
            }
        }
    }

    @Test func `bytes above 0x7F and DEL are content`() throws {
        for byte in 0x7F...UInt8.max {
            let bytes = [0x22] + [UInt8](repeating: byte, count: 19) + [0x22]
            #expect(try scan(bytes).get() == JSONToken(kind: .string, start: 1, end: 20))
        }
    }

    @Test func `a string without an end is an error at the end`() {
        for length in 0...20 {
            let bytes = [0x22] + [UInt8](repeating: UInt8(ascii: "a"), count: length)
            #expect(problem(bytes) == JSONError(offset: length + 1, reason: .unexpectedEnd))
        }
    }
}
