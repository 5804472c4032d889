import Foundation
import QueryEngine
import Testing

@testable import esmql

/// Documents over random texts, read back by readers that know nothing of the formats' code.
@Suite("Formats read back")
struct FormatsReadBackTests {
    /// Texts made of what formats stumble over.
    private static func texts(seed: UInt64) -> [[Value]] {
        let pieces = [
            "a", ",", "\"", "'", "\n", "\r", "\t", "\\", "N", "n", "t", "|", "<", "&", ";", "中", "👩🏽‍💻",
            "\u{301}",
            "\u{0}", "\u{1B}", " ", "=",
        ]
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<200).map { _ in
            (0..<3).map { _ in
                next(8) == 0 ? .null : .text((0..<next(7)).map { _ in pieces[next(pieces.count)] }.joined())
            }
        }
    }

    private static func strings(_ rows: [[Value]]) -> [[String?]] {
        rows.map { row in
            row.map { value in
                guard case .text(let text) = value else { return nil }
                return text
            }
        }
    }

    /// The bytes, as two texts are also equal where one is the other's normal form.
    private static func bytes(_ records: [[String?]]) -> [[[UInt8]?]] {
        records.map { $0.map { $0.map { Array($0.utf8) } } }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func csv(seed: UInt64) throws {
        let rows = Self.texts(seed: seed)
        let records = FormatsReaders.csv(try document(CSVFormat(), columns: ["a", "b", "b"], rows: rows))
        #expect(records.first == ["a", "b", "b"])
        #expect(Self.bytes(Array(records.dropFirst())) == Self.bytes(Self.strings(rows)))
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func tsv(seed: UInt64) throws {
        let rows = Self.texts(seed: seed)
        let records = FormatsReaders.tsv(try document(TSVFormat(), columns: ["a", "b", "b"], rows: rows))
        #expect(records.first == ["a", "b", "b"])
        #expect(Self.bytes(Array(records.dropFirst())) == Self.bytes(Self.strings(rows)))
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func ndjson(seed: UInt64) throws {
        let rows = Self.texts(seed: seed)
        let lines = try document(NDJSONFormat(), columns: ["a", "b", "b"], rows: rows)
            .utf8.split(separator: UInt8(ascii: "\n"))
        let records = try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return ["a", "b", "b_2"].map { object?[$0] as? String }
        }
        #expect(Self.bytes(records) == Self.bytes(Self.strings(rows)))
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aMarkdownRowIsALineOfAsManyCells(seed: UInt64) throws {
        let rows = Self.texts(seed: seed)
        let lines = try document(MarkdownFormat(), columns: ["a", "b", "b"], rows: rows)
            .utf8.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == rows.count + 2)
        for line in lines {
            var bars = 0
            var isEscaped = false
            for byte in line {
                if byte == UInt8(ascii: "|"), !isEscaped {
                    bars += 1
                }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            }
            #expect(bars == 4)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func htmlHoldsNoMarkupOfTheValues(seed: UInt64) throws {
        let rows = Self.texts(seed: seed)
        let page = try document(HTMLFormat(), columns: ["a", "b", "b"], rows: rows)
        let start = try #require(page.range(of: "<tbody>\n")).upperBound
        let end = try #require(page.range(of: "</tbody>")).lowerBound
        let cells = page[start..<end].components(separatedBy: "</td>").dropLast()
        #expect(cells.count == 3 * rows.count)
        for cell in cells {
            let content = try #require(cell.range(of: "<td", options: .literal))
            let text = cell[content.upperBound...].drop { $0 != ">" }.utf8.dropFirst()
            #expect(
                !text.contains { [UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0) })
        }
    }
}
