import Foundation
import QueryEngine
import Testing

@testable import esmql

@Suite("Sinks")
struct FormatsSinkTests {
    @Test func spoolHoldsBackAndKeepsTheOrder() throws {
        let spool = SpoolSink(memoryLimit: 1000)
        var expected: [UInt8] = []
        for number in 0..<2000 {
            let bytes = Array("line \(number)\n".utf8)
            expected += bytes
            try spool.write(bytes)
        }
        var sink = MemorySink()
        try spool.release(to: &sink)
        #expect(sink.bytes == expected)

        try spool.write([65])
        var second = MemorySink()
        try spool.release(to: &second)
        #expect(second.bytes == [65])
    }

    @Test func fileHoldsWhatWasWritten() throws {
        let path = NSTemporaryDirectory() + "esmql-sink-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let sink = try FileSink(creating: path)
        #expect(sink.terminalWidth == nil)
        try sink.write(bytes)
        try sink.write([1, 2])
        try sink.flush()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes + [1, 2]))
    }

    @Test func aFolderThatDoesNotExist() throws {
        let error = #expect(throws: OutputError.self) {
            _ = try FileSink(creating: "/nonexistent-folder/file.csv")
        }
        #expect(error?.code == .cannotOpen)
        #expect(error?.description.contains("/nonexistent-folder/file.csv") == true)
    }

    @Test func aClosedPipeIsAnError() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let sink = FileSink(descriptor: ends[1])
        try sink.write([65])
        let error = #expect(throws: OutputError.self) { try sink.flush() }
        #expect(error?.code == .closed)
    }

    @Test func aRegistryOfFormats() throws {
        let names = [
            "table", "csv", "json", "line", "tsv", "ndjson", "markdown", "html", "insert", "chart", "svg",
            "sqlite",
        ]
        #expect(OutputFormatName.allCases.map(\.rawValue) == names)
        for name in OutputFormatName.allCases where name != .sqlite {
            var format = name.makeFormat(terminalWidth: nil)
            var sink = MemorySink()
            try format.begin(columns: [ResultColumn(name: "a")], to: &sink)
            try format.row(Row([1]), to: &sink)
            #expect(format.streams == !sink.bytes.isEmpty)
            try format.end(to: &sink)
            #expect(sink.text.hasSuffix("\n"))
        }
    }
}
