/// Bytes in memory of exactly their size, so that a sanitizer sees a read beyond them.
func withExactBytes<Answer>(
    _ bytes: some Collection<UInt8>, _ body: (UnsafePointer<UInt8>, Int) throws -> Answer
) rethrows -> Answer {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = memory.initialize(from: bytes)
    defer { memory.deallocate() }
    return try withUnsafePointer(to: 0 as UInt8) { empty in
        try body(UnsafePointer(memory.baseAddress) ?? empty, bytes.count)
    }
}
