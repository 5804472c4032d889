/// Numbers drawn from a seed, the same on every machine and with every version of the standard library.
///
/// SplitMix64 by Steele, Lea and Flood (2014).
struct SeededGenerator: Sendable {
    private var state: UInt64

    /// Starts a stream of its own for each name, so that one kind of data does not move another.
    init(seed: UInt64, stream: StaticString) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        stream.withUTF8Buffer { name in
            for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        state = Self.mix(seed &+ hash)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number from 0 up to, without, a positive bound.
    mutating func next(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    /// A number of a closed range.
    mutating func next(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + next(below: range.count)
    }

    /// One of the choices, which must not be empty.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[next(below: choices.count)] }

    /// 32 hexadecimal digits.
    mutating func hexID() -> String { Self.hex(next()) + Self.hex(next()) }

    /// An id of the form 8-4-4-4-12.
    mutating func uuid() -> String {
        var bytes = Array(hexID().utf8)
        for position in [20, 16, 12, 8] { bytes.insert(UInt8(ascii: "-"), at: position) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Spreads the bits of a number over all 64, one to one.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 16 hexadecimal digits.
    static func hex(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
