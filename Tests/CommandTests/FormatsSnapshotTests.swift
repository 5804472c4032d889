import Foundation
import QueryEngine
import Testing

@testable import esmql

/// The document of each format over one awkward result, kept as a file.
///
/// With RECORD_SNAPSHOTS=1 in the environment the files are written anew, and the tests fail.
@Suite("Snapshots of the formats")
struct FormatsSnapshotTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("FormatsSnapshots")

    /// The formats whose documents are texts; a database is a file.
    private static let texts = OutputFormatName.allCases.filter { $0 != .sqlite }

    @Test(arguments: texts)
    func nastyResult(name: OutputFormatName) throws {
        try Self.check(
            document(
                name.makeFormat(terminalWidth: nil), columns: NastyResult.columns, rows: NastyResult.rows),
            against: "nasty.\(name.rawValue)")
    }

    @Test func csvForSpreadsheets() throws {
        let options = FormatOptions(marksByteOrder: true, guardsFormulas: true)
        try Self.check(
            document(
                OutputFormatName.csv.makeFormat(terminalWidth: nil, options: options),
                columns: NastyResult.columns, rows: NastyResult.rows),
            against: "nasty.spreadsheet.csv")
    }

    @Test(arguments: [20, 80, 200])
    func tableOnATerminal(width: Int) throws {
        try Self.check(
            document(
                TableFormat(terminalWidth: width, options: FormatOptions(countsRows: false)),
                columns: NastyResult.columns,
                rows: NastyResult.rows),
            against: "nasty.\(width).table")
    }

    /// Compares a document with the file that is kept of it.
    static func check(_ document: String, against name: String) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(document.utf8).write(to: file)
            Issue.record("\(name) was recorded")
            return
        }
        let expected = try Data(contentsOf: file)
        #expect(Data(document.utf8) == expected, "\(name):\n\(document)")
    }
}
