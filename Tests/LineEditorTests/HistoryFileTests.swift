import Foundation
import Testing

@testable import LineEditor

@Suite("History file")
struct HistoryFileTests {
    private func withPath(_ body: (String) throws -> Void) rethrows {
        let path = NSTemporaryDirectory() + "esmql-history-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test(arguments: [
        "select 1;", "select 1\nfrom x;", "a\\nb", "a\\\nb", "\\", "tab\tand\rreturn", "区域 👨‍👩‍👧", " blanks ",
        "crlf\r\nline",
    ])
    func entriesSurvive(entry: String) throws {
        #expect(HistoryFile.decode(HistoryFile.encode(entry)) == entry)
        #expect(!HistoryFile.encode(entry).utf8.contains(10))
        try withPath { path in
            try HistoryFile(path: path).append(entry)
            try HistoryFile(path: path).append("last")
            #expect(try HistoryFile(path: path).load() == [entry, "last"])
        }
    }

    @Test func twoSessionsAppendToOneFile() throws {
        try withPath { path in
            let first = HistoryFile(path: path)
            let second = HistoryFile(path: path)
            _ = try first.load()
            try first.append("a1")
            try second.append("b1")
            try first.append("a2")
            #expect(try second.load() == ["a1", "b1", "a2"])
        }
    }

    @Test func anOverlongFileIsShortened() throws {
        try withPath { path in
            let count = 2 * HistoryFile.limit + 1
            let lines = (1...count).map { "entry \($0)\n" }.joined()
            try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
            let expected = (count - HistoryFile.limit + 1...count).map { "entry \($0)" }
            #expect(try HistoryFile(path: path).load() == expected)
            let kept = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
            #expect(kept.split(separator: "\n").map(String.init) == expected)
            #expect(kept.hasSuffix("\n"))
        }
    }

    @Test func aFileForAllBecomesPrivate() throws {
        try withPath { path in
            try Data().write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            _ = try HistoryFile(path: path).load()
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func aFolderIsNoHistory() {
        let error = #expect(throws: LineEditorError.self) {
            try HistoryFile(path: NSTemporaryDirectory()).load()
        }
        #expect(error?.code == .history)
    }
}
