import Testing

@testable import QueryEngine

@Suite struct NumberReaderRandomTests {
    /// What Swift itself reads: an integer where the text is all digits and fits.
    private func expected(_ text: String) -> NumberReader.Number? {
        if let integer = Int64(text) { return .integer(integer) }
        guard let double = Double(text), double.isFinite else { return nil }
        return .real(double)
    }

    private func digits(_ count: ClosedRange<Int>, _ generator: inout SeededBits) -> String {
        String(
            (0..<Int.random(in: count, using: &generator)).map { _ in
                "0123456789".randomElement(using: &generator) ?? "0"
            })
    }

    @Test func `integers of up to twenty digits`() {
        var generator = SeededBits(seed: 1)
        for _ in 0..<50_000 {
            let text = (Bool.random(using: &generator) ? "-" : "") + digits(1...20, &generator)
            #expect(NumberReader.number(text) == expected(text), "\(text)")
        }
    }

    @Test func `all 64-bit integers survive`() {
        var generator = SeededBits(seed: 2)
        for _ in 0..<50_000 {
            let value =
                Int64.random(in: .min ... .max, using: &generator)
                >> Int64.random(in: 0...62, using: &generator)
            #expect(NumberReader.number(String(value)) == .integer(value))
        }
    }

    @Test func `decimal texts with fractions and exponents`() {
        var generator = SeededBits(seed: 3)
        for _ in 0..<100_000 {
            var text = (Bool.random(using: &generator) ? "-" : "") + digits(1...18, &generator)
            text += "." + digits(1...20, &generator)
            if Bool.random(using: &generator) {
                text += "e\(Int.random(in: -330...310, using: &generator))"
            }
            #expect(NumberReader.number(text) == expected(text), "\(text)")
        }
    }

    @Test func `short decimals, as measurements are written`() {
        var generator = SeededBits(seed: 4)
        for _ in 0..<100_000 {
            let text = digits(1...8, &generator) + "." + digits(0...8, &generator)
            #expect(NumberReader.number(text) == expected(text), "\(text)")
        }
    }

    @Test func `doubles of all sizes come back from their own text`() {
        var generator = SeededBits(seed: 5)
        for _ in 0..<100_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            // Swift writes a whole double with ".0" or an exponent: never an integer.
            #expect(NumberReader.number("\(value)") == .real(value), "\(value)")
        }
        for exponent in 0..<52 {
            let subnormal = Double(bitPattern: 1 << UInt64(exponent))
            #expect(NumberReader.number("\(subnormal)") == .real(subnormal))
        }
    }

    @Test func `junk made of a number's characters is read as Swift reads it`() {
        var generator = SeededBits(seed: 6)
        let alphabet = Array("0123456789.-+e")
        var numbers = 0
        for _ in 0..<200_000 {
            let text = String(
                (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "0"
                })
            let number = NumberReader.number(text)
            #expect(number == expected(text), "\(text)")
            if number != nil { numbers += 1 }
        }
        #expect(numbers > 10_000)
    }
}
