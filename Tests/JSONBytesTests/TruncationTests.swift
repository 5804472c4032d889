import JSONBytes
import Testing

@Suite struct TruncationTests {
    private static let sample = Array(
        #"""
        {"total": "33", "list": [{"region": "r\u4e2d\ud83d\ude00\"\\\/\b\f\n\r\t", "used": -12.5e+3, "n": null,
         "yes": true, "no": false, "中文": ["é", {}, [], [[0]]], "id": 9007199254740993}], "x": {"y": 0.1E-2}}
        """#.utf8)

    @Test func `the sample itself is well formed`() throws {
        #expect(problem(Self.sample) == nil)
        #expect(throws: Never.self) { try JSONTree.read(Self.sample) }
    }

    @Test(arguments: 0..<sample.count)
    func `a document that ends early is an error at or before its end`(_ length: Int) throws {
        let error = try #require(problem(Self.sample.prefix(length)))
        #expect(error.offset <= length)
        // Words and numbers that are cut are reported where they start.
        let reasons: [JSONError.Reason] = [.unexpectedEnd, .badLiteral, .badNumber]
        #expect(reasons.contains(error.reason))
        #expect(throws: error) { try JSONTree.read(Self.sample.prefix(length)) }
    }

    @Test func `any one byte in the place of another is taken or refused`() {
        for index in Self.sample.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = Self.sample
                bytes[index] = byte
                let error = problem(bytes)
                #expect((error?.offset ?? 0) <= bytes.count)
                #expect((try? JSONTree.read(bytes)) == nil ? error != nil : error == nil)
            }
        }
    }

    @Test func `any one byte left out or doubled is taken or refused`() {
        for index in Self.sample.indices {
            var shorter = Self.sample
            let byte = shorter.remove(at: index)
            var longer = Self.sample
            longer.insert(byte, at: index)
            for bytes in [shorter, longer] {
                #expect(((try? JSONTree.read(bytes)) == nil) == (problem(bytes) != nil))
            }
        }
    }
}
