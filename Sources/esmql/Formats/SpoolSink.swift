#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A sink that holds a document back until all of it is there.
///
/// A statement that fails half way then leaves nothing behind. Up to 8 MiB stay in memory; a longer document
/// waits in a temporary file without a name.
final class SpoolSink: ByteSink {
    private static let chunk = 1 << 16

    private let memoryLimit: Int
    private var memory: [UInt8] = []
    private var file: UnsafeMutablePointer<FILE>?

    /// An empty spool.
    ///
    /// - Parameter memoryLimit: The bytes that may stay in memory.
    init(memoryLimit: Int = 8 << 20) {
        self.memoryLimit = memoryLimit
    }

    deinit {
        if let file {
            fclose(file)
        }
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        memory.append(contentsOf: bytes)
        if memory.count > memoryLimit {
            try spill()
        }
    }

    /// Passes the whole document on and forgets it.
    ///
    /// - Parameter sink: Where it goes.
    /// - Throws: `OutputError` from the sink, or `failed` where the temporary file cannot be read back.
    func release(to sink: inout some ByteSink) throws(OutputError) {
        if let file {
            rewind(file)
            var chunk = [UInt8](repeating: 0, count: Self.chunk)
            while true {
                let count = fread(&chunk, 1, chunk.count, file)
                guard count > 0 else { break }
                try sink.write(Array(chunk[..<count]))
            }
            guard ferror(file) == 0 else { throw failure() }
            fclose(file)
            self.file = nil
        }
        try sink.write(memory)
        memory = []
    }

    /// Moves what is in memory to the end of the temporary file.
    private func spill() throws(OutputError) {
        guard let file = file ?? tmpfile() else { throw failure() }
        self.file = file
        guard fwrite(memory, 1, memory.count, file) == memory.count else { throw failure() }
        memory.removeAll(keepingCapacity: true)
    }

    private func failure() -> OutputError {
        OutputError(code: .failed, path: nil, reason: "temporary file: " + String(cString: strerror(errno)))
    }
}
