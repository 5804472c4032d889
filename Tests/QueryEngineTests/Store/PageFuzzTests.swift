import Testing

@testable import QueryEngine

@Suite struct PageFuzzTests {
    private static let columns = [
        Column("region", .text), Column("id", .integer), Column("used", .real, wire: ["used", "usde"]),
        Column("timestamp", .time), Column("tags", .json), Column("_json", .json, source: .item),
        Column("service", .text, enumeration: Enumeration(["ECS_VM": ["vm"]])),
        Column("size", .integer, source: .computed(key: "region") { .integer(Int64($0.utf8.count)) }),
    ]

    private static let sample = Array(
        #"""
        [{"region":"r1\u4e2d","id":"1234567890123456789","used":"null","timestamp":1604164439010,"tags":["a",{"b":[]}]},
         {"id":7,"usde":-1.5e3,"region":"中文😀","timestamp":"2020-11-01T01:13:59+08:00","service":"ecs-vm","x":[[[0]]]},
         {"timestamp":"20240301220000","used":0.1,"region":"\ud83d\ude00\"\\\n","service":"\u0076m"}]
        """#.utf8)

    /// Stores bytes; the rows that it says it stored must be there, and readable.
    private func check(_ bytes: [UInt8], _ table: StoreTable) throws -> Bool {
        defer { #expect(throws: Never.self) { try table.twin.clear() } }
        do {
            let count = try table.insert(bytes)
            #expect(try table.rows().count == count)
            return true
        } catch let error as PageError {
            #expect(!error.message.isEmpty)
            return false
        }
    }

    @Test func `random bytes are an error`() throws {
        let table = try StoreTable(Self.columns)
        var generator = SeededBits(seed: 21)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = try check([UInt8(ascii: "[")] + bytes, table)
            _ = try check(bytes, table)
        }
    }

    @Test func `random characters of JSON are rows or an error`() throws {
        let table = try StoreTable(Self.columns)
        var generator = SeededBits(seed: 22)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"id\"", "\"region\"", "\"used\"", "1", "-1.5e9", "null", "true",
            "\"\\u00",
            "\"\"", " ", "\\", "\"", "[{\"id\":1}", "{\"region\":\"a\"}",
        ]
        var stored = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...10, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            if try check(Array("[\(text)]".utf8), table) { stored += 1 }
        }
        #expect(stored > 100)
    }

    @Test func `damaged pages are rows or an error, and the next page is whole`() throws {
        let table = try StoreTable(Self.columns)
        #expect(try check(Self.sample, table))
        var generator = SeededBits(seed: 23)
        let alphabet = Array("{}[],:\"\\ \n0123456789.-+eEtrufalsn".utf8)
        var stored = 0
        for round in 0..<20_000 {
            var bytes = Self.sample
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
                case 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
                case 3:
                    bytes.removeSubrange(
                        place..<min(bytes.count, place + Int.random(in: 1...9, using: &generator)))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
                }
                if bytes.isEmpty { break }
            }
            if try check(bytes, table) { stored += 1 }
            guard round.isMultiple(of: 100) else { continue }
            #expect(try table.insert(Self.sample) == 3)
            #expect(
                try table.rows("region, id, used, size, service") == [
                    ["r1中", 1_234_567_890_123_456_789, nil, 5, nil], ["中文😀", 7, -1500.0, 10, "ECS_VM"],
                    ["😀\"\\\n", nil, 0.1, 7, "ECS_VM"],
                ])
            try table.twin.clear()
        }
        #expect(stored > 1000)
    }

    @Test func `a page cut at any byte is an error`() throws {
        let table = try StoreTable(Self.columns)
        for length in Self.sample.indices {
            #expect(try !check(Array(Self.sample.prefix(length)), table))
        }
    }
}
