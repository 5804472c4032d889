import Foundation
import QueryEngine
import Testing

@testable import esmql

/// The table of spellings in docs/formats.md, made anew and compared.
@Suite("Document of the formats")
struct FormatsDocumentTests {
    private static let values: [(label: String, value: Value)] = [
        ("NULL", .null), ("empty text", ""), ("text `NULL`", "NULL"), ("largest integer", .integer(.max)),
        ("real 3", 3.0), ("real 0.1 + 0.2", .real(0.1 + 0.2)), ("real 1e20", 1e20),
        ("infinity", .real(.infinity)), ("negative infinity", .real(-.infinity)), ("NaN", .real(.nan)),
        ("blob of two bytes", .blob([0, 0xAB])), ("empty blob", .blob([])), ("comma", "a,b"),
        ("double quote", "a\"b"), ("single quote", "a'b"), ("backslash", "a\\b"), ("bar", "a|b"),
        ("markup", "<b>&_*"), ("tab", "a\tb"), ("line feed", "a\nb"), ("carriage return", "a\rb"),
        ("CR LF", "a\r\nb"), ("escape (1B)", "a\u{1B}b"), ("NUL", "a\u{0}b"),
        ("override (202E)", "a\u{202E}b"),
        ("invalid UTF-8", .text(String(decoding: [0x61, 0xFF, 0x62], as: UTF8.self))),
    ]

    @Test func spellings() throws {
        let document = try String(
            contentsOf: Esmql.package.appendingPathComponent("docs/formats.md"), encoding: .utf8)
        let lines = Set(document.split(separator: "\n").map(String.init))
        for (label, value) in Self.values {
            let row = try Self.row(label, value)
            #expect(lines.contains(row), "docs/formats.md lacks the line\n\(row)")
        }
    }

    @Test func everyFormatHasASection() throws {
        let document = try String(
            contentsOf: Esmql.package.appendingPathComponent("docs/formats.md"), encoding: .utf8)
        for name in OutputFormatName.allCases {
            #expect(document.contains("\n## \(name.rawValue)\n"), "\(name.rawValue)")
        }
    }

    /// A line of the document's table.
    private static func row(_ label: String, _ value: Value) throws -> String {
        let json = try spelling(value, JSONFormat(), from: "[{\"v\":", to: "}]\n")
        #expect(try spelling(value, NDJSONFormat(), from: "{\"v\":", to: "}\n") == json)
        let cells = [
            try spelling(value, TableFormat(terminalWidth: nil), from: "┤\n│", to: "│\n└")
                .trimmingCharacters(in: [" "]),
            try spelling(value, RecordFormat(), from: "v = ", to: "\n"),
            try spelling(value, CSVFormat(), from: "v\n", to: "\n"),
            try spelling(value, TSVFormat(), from: "v\n", to: "\n"),
            json,
            try spelling(value, MarkdownFormat(), from: " |\n| -", to: " |\n")
                .drop { $0 != "\n" }.dropFirst(2).trimmingCharacters(in: [" "]),
            String(
                try spelling(value, HTMLFormat(), from: "<tr><td", to: "</td>").drop { $0 != ">" }.dropFirst()
            ),
            try spelling(value, InsertFormat(), from: "VALUES (", to: ");\nCOMMIT;\n"),
        ]
        return "| \(label) | " + cells.map(code).joined(separator: " | ") + " |"
    }

    /// What stands for a value in a document of one row.
    private static func spelling(
        _ value: Value, _ format: some OutputFormat, from start: String, to end: String
    ) throws -> String {
        let bytes = Array(try document(format, columns: ["v"], rows: [[value]]).utf8)
        let (start, end) = (Array(start.utf8), Array(end.utf8))
        let lower = try #require(bytes.indices.first { bytes[$0...].starts(with: start) }) + start.count
        let upper = try #require(bytes.indices.last { bytes[$0...].starts(with: end) })
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }

    /// A spelling as code in a Markdown table; a byte that cannot be shown as its number in angle brackets.
    private static func code(_ text: String) -> String {
        guard !text.isEmpty else { return "(nothing)" }
        // A bar behind a backslash cannot stand in a code span of a table.
        if text.contains("|") {
            return "<code>\(text.replacing("\\", with: "&#92;").replacing("|", with: "&#124;"))</code>"
        }
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x202E: shown += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return "`\(shown)`"
    }
}
