import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Channel {
    /// Keeps the channel's socket out of processes that this one starts: one of them would hold its port.
    func closeOnExec() async {
        // A channel that is gone, or has no socket, holds nothing.
        _ = try? await eventLoop.submit {
            try self.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { socket in
                _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            }
        }.get()
    }
}
