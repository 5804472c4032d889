#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file with the latest requests to one site by one account, a line for each.
///
/// A line has the request's id, `a` for answered and the instant of that, or `u` for under way and the instants at which
/// it began and will have been answered at the latest; in nanoseconds since the machine's start. What cannot be read, and
/// what lies in the future because the machine was started anew, counts as a request of this moment, and is written down
/// as such: a damaged file can make somebody wait once, never the limit break.
struct RateFile: Sendable {
    let path: String
    private let folder: PrivateFolder

    /// How much later than the present a line may be: another process can have written it since the clock was read.
    private static let patience = Duration.seconds(5)

    /// The largest file that is read, in bytes.
    private static let largest = 1 << 20

    init(folder: String, name: String) {
        self.folder = PrivateFolder(path: folder)
        path = folder + "/" + name
    }

    /// Changes what the file holds, while no other process can.
    ///
    /// - Parameters:
    ///   - now: the present.
    ///   - change: what to do.
    /// - Returns: the result of the change; nil, and nothing was done, where another process holds the file.
    /// - Throws: ``ESMClientError`` with the code `configuration` where the file cannot be used.
    func change<Result>(
        now: Duration, _ change: (inout RateWindow) -> Result
    ) throws(ESMClientError) -> Result? {
        let descriptor = try open()
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK || errno == EINTR { return nil }
            throw failure("cannot be locked")
        }
        // Somebody may have removed the file, or put another one in its place, before it was locked.
        guard isInPlace(descriptor) else { return nil }
        let before = try read(descriptor)
        var window = RateWindow(Self.entries(before, now: now))
        let result = change(&window)
        let after = Self.bytes(of: window)
        if after != before { try write(after, to: descriptor) }
        return result
    }

    private func open() throws(ESMClientError) -> Int32 {
        try folder.prepare()
        let descriptor = SystemFile.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be opened") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_mode & 0o077 == 0
        else {
            close(descriptor)
            throw .configuration("\(path) is not a file of this user alone")
        }
        return descriptor
    }

    private func isInPlace(_ descriptor: Int32) -> Bool {
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && stat(path, &named) == 0 && own.st_ino == named.st_ino
            && own.st_dev == named.st_dev
    }

    private func read(_ descriptor: Int32) throws(ESMClientError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.largest)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw failure("cannot be read") }
        return Array(bytes.prefix(count))
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ESMClientError) {
        let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard count == bytes.count, ftruncate(descriptor, off_t(count)) == 0 else {
            throw failure("cannot be written")
        }
    }

    private static func bytes(of window: RateWindow) -> [UInt8] {
        window.entries.flatMap { entry in
            let instants = (entry.isUnderWay ? [entry.begin] : []) + [entry.end]
            let words =
                [String(entry.id, radix: 16), entry.isUnderWay ? "u" : "a"]
                + instants.map { String(Int64($0 / .nanoseconds(1))) }
            return Array((words.joined(separator: " ") + "\n").utf8)
        }
    }

    static func entries(_ bytes: [UInt8], now: Duration) -> [RateWindow.Entry] {
        bytes.split(separator: UInt8(ascii: "\n")).prefix(10_000).map { line in
            entry(String(decoding: line.prefix(120), as: UTF8.self), now: now)
                ?? RateWindow.Entry(
                    id: .random(in: 0...UInt64.max), begin: now, end: now, isUnderWay: false)
        }
    }

    private static func entry(_ line: String, now: Duration) -> RateWindow.Entry? {
        let words = line.split(separator: " ")
        guard words.count > 2, let id = UInt64(words[0], radix: 16) else { return nil }
        let instants = words[2...].compactMap { Int64($0).map { Duration.nanoseconds($0) } }
        let isUnderWay = words[1] == "u"
        guard isUnderWay || words[1] == "a", instants.count == words.count - 2,
            instants.count == (isUnderWay ? 2 : 1), let begin = instants.first, let end = instants.last,
            begin >= .zero, begin <= now + patience
        else { return nil }
        // No request takes longer than the longest timeout.
        return RateWindow.Entry(
            id: id, begin: begin, end: min(end, now + .seconds(86_400)), isUnderWay: isUnderWay)
    }

    private func failure(_ what: String) -> ESMClientError {
        .configuration("\(path) \(what): \(String(cString: strerror(errno)))")
    }
}

/// open(2), which a method of the same name hides.
private enum SystemFile {
    static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, flags, mode)
        #elseif canImport(Musl)
            Musl.open(path, flags, mode)
        #else
            Darwin.open(path, flags, mode)
        #endif
    }
}
