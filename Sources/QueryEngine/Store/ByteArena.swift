/// Memory for bytes that have to stay in place for a while and go all at once.
final class ByteArena {
    private var chunk: UnsafeMutableBufferPointer<UInt8>
    private var used = 0
    private var full: [UnsafeMutableBufferPointer<UInt8>] = []

    init(capacity: Int = 16_384) {
        chunk = .allocate(capacity: capacity)
    }

    deinit {
        chunk.deallocate()
        for old in full { old.deallocate() }
    }

    /// Room for `count` bytes, uninitialised.
    func reserve(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
        if used + count > chunk.count {
            full.append(chunk)
            chunk = .allocate(capacity: max(chunk.count * 2, count))
            used = 0
        }
        defer { used += count }
        return UnsafeMutableBufferPointer(rebasing: chunk[used..<used + count])
    }

    /// A copy of bytes.
    func copy(_ bytes: some Collection<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let room = reserve(bytes.count)
        _ = room.initialize(from: bytes)
        return UnsafeBufferPointer(room)
    }

    /// Forgets everything; all that was handed out is gone.
    func reset() {
        used = 0
        for old in full { old.deallocate() }
        full.removeAll()
    }
}
