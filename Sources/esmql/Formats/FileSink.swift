#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A buffered sink over a file descriptor.
///
/// Nothing reaches the file before the buffer is full or `flush()` is called. The process must ignore
/// SIGPIPE, so that a closed pipe becomes an error here.
final class FileSink: ByteSink {
    private static let capacity = 1 << 16

    /// The descriptor that is written to.
    let descriptor: Int32
    private let path: String?
    private var closesDescriptor: Bool
    private var buffer: [UInt8] = []
    /// Called before anything is handed to the system.
    var onWrite: (() -> Void)?

    /// A sink over a descriptor that is closed with it.
    ///
    /// - Parameters:
    ///   - descriptor: An open descriptor.
    ///   - path: What messages call it.
    init(owning descriptor: Int32, path: String?) {
        self.descriptor = descriptor
        self.path = path
        self.closesDescriptor = true
    }

    /// A sink over a descriptor that stays the caller's.
    ///
    /// - Parameter descriptor: An open descriptor, such as that of standard output.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        self.path = nil
        self.closesDescriptor = false
    }

    /// A sink over a file that is created, or emptied where it exists.
    ///
    /// - Parameter path: Where the file is to be.
    /// - Throws: `OutputError` with the code `cannotOpen`.
    init(creating path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw OutputError(code: .cannotOpen, path: path, reason: String(cString: strerror(errno)))
        }
        self.descriptor = descriptor
        self.path = path
        self.closesDescriptor = true
    }

    deinit { close() }

    /// Closes the descriptor where it belongs to the sink; nothing may be written any more.
    func close() {
        guard closesDescriptor else { return }
        closesDescriptor = false
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    /// Whether a terminal is behind the descriptor.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The lines of the terminal behind the descriptor, or nil where it is not a terminal.
    var terminalHeight: Int? {
        guard isTerminal else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
        return Int(size.ws_row)
    }

    /// The columns of the terminal behind the descriptor, or nil where it is not a terminal.
    var terminalWidth: Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.capacity {
            try flush()
        }
    }

    /// Hands everything written so far to the system.
    ///
    /// - Throws: `OutputError` with the code `closed` or `failed`; what was not written is then dropped.
    func flush() throws(OutputError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        if !buffer.isEmpty { onWrite?() }
        var done = 0
        while done < buffer.count {
            let written = buffer.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                #else
                    Darwin.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                #endif
            }
            if written >= 0 {
                done += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilWritable()
            case EPIPE: throw error(.closed)
            default: throw error(.failed)
            }
        }
    }

    private func waitUntilWritable() {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }

    private func error(_ code: OutputError.Code) -> OutputError {
        OutputError(code: code, path: path, reason: String(cString: strerror(errno)))
    }
}
