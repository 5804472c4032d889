#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of files that only their owner can read.
///
/// What belongs to somebody else, or lets others in, is refused instead of used.
struct PrivateFolder: Sendable {
    let path: String

    /// The largest file that is read, in bytes.
    private static let largestFile = 1 << 20

    /// The bytes of a file; nil where there is none.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where file or folder is not private.
    func read(_ name: String) throws(ESMClientError) -> [UInt8]? {
        guard try isUsable() else { return nil }
        let file = path + "/" + name
        let descriptor = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Self.failure("cannot be read", file)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure("cannot be read", file) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .configuration("the token cache \(file) is not a file")
        }
        try Self.check(status, file, mode: "600")
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= Self.largestFile {
            let count = buffer.withUnsafeMutableBytes {
                SystemRead.call(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure("cannot be read", file) }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
        return nil
    }

    /// Writes a file beside the old one and puts it in its place.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where that is impossible or not private.
    func write(_ bytes: [UInt8], to name: String) throws(ESMClientError) {
        try prepare()
        let file = path + "/" + name
        let draft = "\(file).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("cannot be written", file) }
        let isWritten = fchmod(descriptor, 0o600) == 0 && Self.write(bytes, to: descriptor)
        // A file that is in place must not be empty after a crash.
        let isSafe = isWritten && fsync(descriptor) == 0
        close(descriptor)
        guard isSafe, rename(draft, file) == 0 else {
            let error = Self.failure("cannot be written", file)
            unlink(draft)
            throw error
        }
    }

    /// Removes a file.
    ///
    /// - Returns: whether there was one.
    func remove(_ name: String) throws(ESMClientError) -> Bool {
        guard try isUsable() else { return false }
        let file = path + "/" + name
        if unlink(file) == 0 { return true }
        if errno == ENOENT { return false }
        throw Self.failure("cannot be removed", file)
    }

    /// Takes the folder for this process, or for this part of it.
    ///
    /// - Returns: what gives it back when it goes; nil where somebody else has it.
    /// - Throws: ``ESMClientError`` with the code `configuration` where folder is not private or cannot be opened.
    func lock() throws(ESMClientError) -> FolderLock? {
        try prepare()
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("cannot be opened", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return FolderLock(descriptor)
    }

    /// Makes the folder where it is missing.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where that is impossible, or the folder is not
    ///   private.
    func prepare() throws(ESMClientError) {
        guard try !isUsable() else { return }
        try create()
        _ = try isUsable()
    }

    /// Whether the folder is there; one that is not private is refused.
    private func isUsable() throws(ESMClientError) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            throw Self.failure("cannot be read", path)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .configuration("the token cache \(path) is not a folder")
        }
        try Self.check(status, path, mode: "700")
        return true
    }

    private func create() throws(ESMClientError) {
        var parent = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            parent += part
            if !parent.isEmpty, mkdir(parent, 0o700) != 0, errno != EEXIST {
                throw Self.failure("cannot be made", path)
            }
            parent += "/"
        }
    }

    private static func check(_ status: stat, _ path: String, mode: String) throws(ESMClientError) {
        guard status.st_uid == geteuid() else {
            throw .configuration("the token cache \(path) belongs to another user and is not used")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .configuration(
                "the token cache \(path) is open to other users and is not used: chmod \(mode) it")
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { SystemWrite.call(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func failure(_ what: String, _ path: String) -> ESMClientError {
        .configuration("the token cache \(path) \(what): \(String(cString: strerror(errno)))")
    }
}

/// read(2), which a method of the same name hides.
private enum SystemRead {
    static func call(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        read(descriptor, buffer, count)
    }
}

/// write(2), which a method of the same name hides.
private enum SystemWrite {
    static func call(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, buffer, count)
    }
}
