#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder that one process has for itself; the system frees it when the process ends, however it ends.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes over the descriptor of a folder that is locked.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
