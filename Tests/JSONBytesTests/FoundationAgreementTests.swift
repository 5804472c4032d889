import Foundation
import JSONBytes
import Testing

@Suite struct FoundationAgreementTests {
    /// The same tree as Foundation's parser has it; of equal keys the one that it kept.
    private func agrees(_ tree: JSONTree, _ object: Any) -> Bool {
        switch tree {
        case .null: object is NSNull
        case .bool(let bool): (object as? Bool) == bool
        case .number(let text): isClose(object as? Double, Double(text))
        case .string(let string): (object as? String).map { Array($0.utf8) == Array(string.utf8) } ?? false
        case .array(let elements):
            (object as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy(agrees) }
                ?? false
        case .object(let members):
            (object as? [String: Any]).map { dictionary in
                Set(members.map(\.key)) == Set(dictionary.keys)
                    && dictionary.allSatisfy { key, value in
                        members.contains { $0.key == key && agrees($0.value, value) }
                    }
            } ?? false
        }
    }

    /// Foundation's numbers can be off by the last bits.
    private func isClose(_ theirs: Double?, _ ours: Double?) -> Bool {
        guard let theirs, let ours else { return false }
        return abs(theirs - ours) <= abs(ours) * 1e-14
    }

    /// Whether the error is a comma before a closing bracket, which Foundation takes against RFC 8259.
    private func isTrailingComma(_ error: JSONError?, _ bytes: [UInt8]) -> Bool {
        guard let error, error.offset < bytes.count else { return false }
        let before = bytes[..<error.offset].last { $0 != 0x20 && $0 != 0x0A }
        return before == UInt8(ascii: ",") && Array("]}".utf8).contains(bytes[error.offset])
    }

    @Test func `random documents are read as they were made, and as Foundation reads them`() throws {
        for seed in UInt64(0)..<3000 {
            let document = RandomDocument(seed: seed)
            let bytes = Array(document.text.utf8)
            #expect(problem(bytes) == nil, "seed \(seed)")
            let tree = try JSONTree.read(bytes)
            #expect(tree == document.tree, "seed \(seed)")
            let object = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
            #expect(agrees(tree, object), "seed \(seed): \(document.text)")
        }
    }

    @Test func `damaged documents are refused where Foundation refuses them`() {
        var generator = SeededGenerator(seed: 42)
        let sample = Array(#"{"a": [1, -20.5, "x\ny", null], "b": {"c": true, "d": []}, "e": 3e2}"#.utf8)
        let alphabet = Array("{}[],:\"\\ \n0123.-+eEtrufalsn".utf8)
        var refused = 0
        var taken = 0
        for _ in 0..<20_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                let byte = alphabet.randomElement(using: &generator) ?? 0
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.remove(at: place)
                }
            }
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
            let error = problem(bytes)
            #expect(
                (error == nil) == (theirs != nil) || isTrailingComma(error, bytes),
                "\(String(decoding: bytes, as: UTF8.self))")
            if error == nil { taken += 1 } else { refused += 1 }
        }
        #expect(taken > 1000)
        #expect(refused > 1000)
    }
}
