/// A sink that keeps everything in memory.
struct MemorySink: ByteSink {
    /// What has been written so far.
    private(set) var bytes: [UInt8] = []

    /// What has been written so far, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        self.bytes.append(contentsOf: bytes)
    }
}
