import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What comes out of a pipe or a terminal, read as it comes.
actor Transcript {
    /// All that has come so far.
    private(set) var text = ""
    private var bytes: [UInt8] = []
    private var seen = 0
    private let chunks: AsyncStream<[UInt8]>

    /// Reads a descriptor to its end, and closes it.
    init(reading descriptor: Int32) {
        let (chunks, arrival) = AsyncStream.makeStream(of: [UInt8].self)
        self.chunks = chunks
        Thread.detachNewThread {
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(descriptor, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                // A terminal whose other end is closed fails instead of ending.
                guard count > 0 else { break }
                arrival.yield(Array(chunk[..<count]))
            }
            arrival.finish()
            close(descriptor)
        }
    }

    /// Waits for a text behind all that was waited for before.
    ///
    /// It records an issue where the end comes first, or the time limit of the test.
    func expect(_ wanted: String, sourceLocation: SourceLocation = #_sourceLocation) async {
        if find(wanted) { return }
        for await chunk in chunks {
            add(chunk)
            if find(wanted) { return }
        }
        let rest = String(decoding: bytes[seen...], as: UTF8.self)
        Issue.record(
            "never saw \(wanted.debugDescription) in \(rest.debugDescription)",
            sourceLocation: sourceLocation)
    }

    /// Waits for the end; everything from the start.
    func all() async -> String {
        for await chunk in chunks { add(chunk) }
        return text
    }

    private func add(_ chunk: [UInt8]) {
        bytes += chunk
        text = String(decoding: bytes, as: UTF8.self)
    }

    private func find(_ wanted: String) -> Bool {
        let rest = Data(bytes[seen...])
        guard let range = rest.range(of: Data(wanted.utf8)) else { return false }
        seen += range.upperBound
        return true
    }
}
