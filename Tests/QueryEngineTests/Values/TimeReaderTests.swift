import Testing

@testable import QueryEngine

@Suite struct TimeReaderTests {
    /// The canonical text of what is read, in UTC.
    private func read(_ text: String, zone: UTCOffset = .utc) -> String? {
        TimeReader.milliseconds(text, zone: zone).flatMap(TimeText.format)
    }

    @Test(arguments: [
        ("0", "1970-01-01 00:00:00"), ("1604164439010", "2020-10-31 17:13:59.010"),
        ("1604164439", "2020-10-31 17:13:59"), ("1000000000", "2001-09-09 01:46:40"),
        ("9999999999", "2286-11-20 17:46:39"), ("999999999", "1970-01-12 13:46:39.999"),
        ("10000000000", "1970-04-26 17:46:40"), ("253402300799999", "9999-12-31 23:59:59.999"),
        (" 1604164439 ", "2020-10-31 17:13:59"),
    ])
    func `digits are milliseconds, ten of them seconds`(_ text: String, _ expected: String) {
        #expect(read(text) == expected)
        // An epoch has no zone.
        #expect(read(text, zone: .fixed(seconds: 28_800)) == expected)
    }

    @Test(arguments: [
        ("20240301220000", "2024-03-01 22:00:00"), ("19700101000000", "1970-01-01 00:00:00"),
        ("20240229235959", "2024-02-29 23:59:59"), ("99991231235959", "9999-12-31 23:59:59"),
    ])
    func `fourteen digits are a compact time in UTC`(_ text: String, _ expected: String) {
        #expect(read(text) == expected)
        #expect(read(text, zone: .fixed(seconds: 28_800)) == expected)
    }

    @Test(arguments: [
        ("2020-11-01 01:13:59", "2020-11-01 01:13:59"), ("2024-01-08 0:00", "2024-01-08 00:00:00"),
        ("2024-01-08 9:05", "2024-01-08 09:05:00"), ("2024-01-08", "2024-01-08 00:00:00"),
        ("2024-1-8", "2024-01-08 00:00:00"), ("2024-01-08T10:11:12", "2024-01-08 10:11:12"),
        ("2024-01-08t10:11:12", "2024-01-08 10:11:12"), ("  2024-01-08  ", "2024-01-08 00:00:00"),
        ("2024-01-08 10:11:12.5", "2024-01-08 10:11:12.500"),
        ("2024-01-08 10:11:12.05", "2024-01-08 10:11:12.050"),
        ("2024-01-08 10:11:12.005", "2024-01-08 10:11:12.005"),
        ("2024-01-08 10:11:12.000", "2024-01-08 10:11:12"),
        ("2024-01-08 10:11:12.9999", "2024-01-08 10:11:12.999"),
        ("2024-01-08 10:11:12.123456789", "2024-01-08 10:11:12.123"),
    ])
    func `a civil time is in the caller's zone`(_ text: String, _ expected: String) {
        #expect(read(text) == expected)
        let shifted = TimeReader.milliseconds(text, zone: .fixed(seconds: 28_800))
        #expect(shifted == TimeReader.milliseconds(expected).map { $0 - 28_800_000 })
    }

    @Test(arguments: [
        ("2024-01-08T10:11:12Z", "2024-01-08 10:11:12"), ("2024-01-08T10:11:12z", "2024-01-08 10:11:12"),
        ("2018-06-28T03:36:52.568000Z", "2018-06-28 03:36:52.568"),
        ("2024-01-08T10:11:12+08:00", "2024-01-08 02:11:12"),
        ("2024-01-08T10:11:12+0800", "2024-01-08 02:11:12"),
        ("2024-01-08T10:11:12+08", "2024-01-08 02:11:12"),
        ("2024-01-08 10:11:12 +08:00", "2024-01-08 02:11:12"),
        ("2024-01-08T10:11-03:30", "2024-01-08 13:41:00"),
        ("2024-01-08T00:00:00+14:00", "2024-01-07 10:00:00"),
        ("2024-12-31T23:59:59.999-00:01", "2025-01-01 00:00:59.999"), ("2024-01-08Z", "2024-01-08 00:00:00"),
        ("1970-01-01T08:00:00+08:00", "1970-01-01 00:00:00"),
    ])
    func `a written zone beats the caller's`(_ text: String, _ expected: String) {
        #expect(read(text) == expected)
        #expect(read(text, zone: .fixed(seconds: 28_800)) == expected)
    }

    @Test(arguments: [
        "", " ", "x", "null", "-1", "+1604164439", "1604164439.5", "1e12", "253402300800000",
        "9999999999999999999",
        "123456789012345678", "20240230000000", "20241301000000", "20240301240000", "20240301226000",
        "20240301220060", "00000101000000", "2024-01",
        "2024-13-01", "2024-00-01", "2024-01-32", "2023-02-29", "2024-01-00", "24-01-08", "20240-01-08",
        "2024/01/08", "2024-01-08 24:00", "2024-01-08 10:60", "2024-01-08 10:11:60", "2024-01-08 10",
        "2024-01-08 10:1", "2024-01-08 10:11:1", "2024-01-08 10:11:", "2024-01-08 10:11:12.",
        "2024-01-08 10:11:12,5",
        "2024-01-08T", "2024-01-08T10:11:12X", "2024-01-08T10:11:12+8", "2024-01-08T10:11:12+08:",
        "2024-01-08T10:11:12+08:60", "2024-01-08T10:11:12+15:00", "2024-01-08T10:11:12+08:00:00",
        "2024-01-08T10:11:12ZZ", "2024-01-08T10:11:12 UTC", "2024-01-08  10:11", "1969-12-31 23:59:59",
        "1970-01-01T00:00:00+08:00", "９９９", "2024-01-08\u{0}", "二〇二四",
    ])
    func `anything else is no time, never a guess`(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test func `a zone is asked with the local time`() {
        // Summer time from the first second of July on.
        let july = 1_719_792_000 as Int64
        let zone = UTCOffset { $0 >= july ? 7200 : 3600 }
        #expect(read("2024-06-30 23:59:59", zone: zone) == "2024-06-30 22:59:59")
        #expect(read("2024-07-01 00:00:00", zone: zone) == "2024-06-30 22:00:00")
    }

    @Test(arguments: [Int64.min, Int64.max, 90_000, -90_000])
    func `a zone that no place on earth has gives no time`(_ seconds: Int64) {
        #expect(read("2024-01-08 10:11:12", zone: .fixed(seconds: seconds)) == nil)
    }

    @Test func `random bytes are a time or not, and never more`() {
        var generator = SeededBits(seed: 9)
        let alphabet = Array("0123456789-: TZ+.x".utf8)
        for _ in 0..<50_000 {
            var bytes = Array("2024-01-08T10:11:12.5+08:00".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = alphabet.randomElement(using: &generator) ?? 0
                } else {
                    bytes.remove(at: place)
                }
            }
            let time = TimeReader.milliseconds(String(decoding: bytes, as: UTF8.self))
            #expect(time.map { TimeText.format($0) != nil } ?? true)
        }
    }
}
