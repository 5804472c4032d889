import Testing

@testable import esmql

@Suite("Numbers and blobs as text")
struct FormatsValueTextTests {
    @Test(
        arguments: [
            (102.4052734375, "102.4052734375"), (3, "3.0"), (-0.5, "-0.5"), (1e20, "1.0e+20"),
            (1.5e-9, "1.5e-09"),
            (0.1 + 0.2, "0.30000000000000004"), (0, "0.0"), (.leastNonzeroMagnitude, "5.0e-324"),
            (.infinity, "Inf"),
            (-.infinity, "-Inf"), (123_456_789.125, "123456789.125"),
        ] as [(Double, String)])
    func reals(number: Double, text: String) {
        #expect(ValueText.real(number) == text)
    }

    @Test func realsReadBackTheSame() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            #expect(ValueText.real(number).flatMap { Double($0) } == number)
        }
    }

    @Test func nanHasNoSpelling() {
        #expect(ValueText.real(.nan) == nil)
    }

    @Test func hexDigits() {
        #expect(ValueText.hex([0, 1, 0x9A, 0xFF]) == "00019AFF")
        #expect(ValueText.hex([]) == "")
    }
}
