import Foundation
import Testing

@testable import QueryEngine

@Suite struct TimeTextTests {
    @Test(
        arguments: [
            (0, "1970-01-01 00:00:00"), (1, "1970-01-01 00:00:00.001"), (999, "1970-01-01 00:00:00.999"),
            (1000, "1970-01-01 00:00:01"), (59_999, "1970-01-01 00:00:59.999"),
            (86_399_999, "1970-01-01 23:59:59.999"),
            (86_400_000, "1970-01-02 00:00:00"), (951_782_399_000, "2000-02-28 23:59:59"),
            (951_782_400_000, "2000-02-29 00:00:00"), (951_868_800_000, "2000-03-01 00:00:00"),
            (1_604_164_439_010, "2020-10-31 17:13:59.010"), (1_709_164_800_000, "2024-02-29 00:00:00"),
            (4_107_542_399_999, "2100-02-28 23:59:59.999"), (4_107_542_400_000, "2100-03-01 00:00:00"),
            (253_402_300_799_999, "9999-12-31 23:59:59.999"),
        ] as [(Int64, String)])
    func `an instant has one text`(_ milliseconds: Int64, _ text: String) {
        #expect(TimeText.format(milliseconds) == text)
        #expect(TimeReader.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [-1, -86_400_000, 253_402_300_800_000, Int64.min, Int64.max])
    func `an instant outside of 1970 to 9999 has none`(_ milliseconds: Int64) {
        #expect(TimeText.format(milliseconds) == nil)
    }

    @Test func `random instants come back from their text, and Foundation writes the same`() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
        var generator = SeededBits(seed: 5)
        for index in 0..<10_000 {
            let range = index % 2 == 0 ? 0...TimeText.maximum : 0...4_102_444_800_000
            let milliseconds = Int64.random(in: range, using: &generator)
            let text = TimeText.format(milliseconds) ?? ""
            #expect(TimeReader.milliseconds(text) == milliseconds)
            guard index % 10 == 0 else { continue }
            let seconds = milliseconds / 1000
            let fraction = milliseconds % 1000
            var expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            if fraction > 0 { expected += String(format: ".%03d", Int(fraction)) }
            #expect(text == expected)
        }
    }

    @Test func `texts sort as times do`() {
        var generator = SeededBits(seed: 6)
        for _ in 0..<5000 {
            let first = Int64.random(in: 0...TimeText.maximum - 2000, using: &generator)
            let second = first + Int64.random(in: 1...2000, using: &generator)
            let texts = [first, second].map { Array((TimeText.format($0) ?? "").utf8) }
            #expect(texts[0].lexicographicallyPrecedes(texts[1]))
        }
    }
}
