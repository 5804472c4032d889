import JSONBytes
import Testing

@Suite struct UTF8CheckTests {
    private func firstInvalid(_ bytes: [UInt8]) -> Int? {
        withExactBytes(bytes) { UTF8Check.firstInvalid($0, count: $1) }
    }

    /// The offset of the first sequence that Swift's own decoder does not take.
    private func expected(_ bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    @Test func `all texts of one and two bytes`() {
        #expect(firstInvalid([]) == nil)
        for first in UInt8.min...UInt8.max {
            #expect(firstInvalid([first]) == expected([first]))
            for second in UInt8.min...UInt8.max {
                #expect(firstInvalid([first, second]) == expected([first, second]))
            }
        }
    }

    @Test func `all sequences at the edges of three and four bytes`() {
        let edges: [UInt8] = [
            0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
            0xED,
            0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF,
        ]
        for first in edges {
            for second in edges {
                for third in edges {
                    #expect(firstInvalid([first, second, third]) == expected([first, second, third]))
                    for fourth in edges {
                        let bytes = [first, second, third, fourth]
                        #expect(firstInvalid(bytes) == expected(bytes), "\(bytes)")
                    }
                }
            }
        }
    }

    @Test func `every scalar is valid`() {
        for code in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            #expect(firstInvalid(Array(String(scalar).utf8)) == nil)
        }
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0x80],
        ] as [[UInt8]])
    func `overlong forms, surrogates and what lies beyond Unicode are not`(_ bytes: [UInt8]) {
        #expect(firstInvalid(bytes) == 0)
        for lead in 0..<20 {
            #expect(firstInvalid([UInt8](repeating: 0x61, count: lead) + bytes + [0x61]) == lead)
        }
    }

    @Test func `random texts, whole and damaged, at all lengths around a word`() {
        var generator = SeededGenerator(seed: 8)
        let scalars: [Unicode.Scalar] = ["a", "z", "\u{7F}", "é", "中", "\u{FFFD}", "😀", "\u{10FFFF}"]
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                text.append(scalars.randomElement(using: &generator) ?? "a")
            }
            var bytes = Array(String(text).utf8)
            #expect(firstInvalid(bytes) == nil)
            guard !bytes.isEmpty else { continue }
            switch Int.random(in: 0..<3, using: &generator) {
            case 0:
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            case 1: bytes.remove(at: Int.random(in: bytes.indices, using: &generator))
            default: bytes.removeLast(min(bytes.count, Int.random(in: 1...3, using: &generator)))
            }
            #expect(firstInvalid(bytes) == expected(bytes), "\(bytes)")
        }
    }
}
