#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of history entries, one a line, that several processes may append to.
///
/// In an entry `\\` stands for a backslash, `\n` for a line feed and `\r` for a carriage return. The file is
/// readable by its owner only. When it holds more than twice `limit` entries, loading keeps the last `limit`.
struct HistoryFile {
    /// How many entries are loaded at most.
    static let limit = 2000

    private let path: String

    /// A file that may not exist yet.
    ///
    /// - Parameter path: Where it is.
    init(path: String) {
        self.path = path
    }

    /// The last entries, oldest first.
    ///
    /// - Throws: `LineEditorError` with the code `history`.
    func load() throws(LineEditorError) -> [String] {
        let descriptor = try openLocked()
        defer { close(descriptor) }
        let lines = try contents(of: descriptor).split(separator: UInt8(ascii: "\n"))
        let kept = lines.suffix(Self.limit)
        if lines.count > 2 * Self.limit {
            guard ftruncate(descriptor, 0) == 0 else { throw LineEditorError(.history, errno: errno) }
            try write(
                Array(kept.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")], to: descriptor)
        }
        return kept.map { Self.decode(String(decoding: $0, as: UTF8.self)) }
    }

    /// Adds an entry at the end.
    ///
    /// - Parameter entry: Any text.
    /// - Throws: `LineEditorError` with the code `history`.
    func append(_ entry: String) throws(LineEditorError) {
        let descriptor = try openLocked()
        defer { close(descriptor) }
        try write(Array((Self.encode(entry) + "\n").utf8), to: descriptor)
    }

    /// An entry as a line of the file.
    static func encode(_ entry: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": line.append(contentsOf: "\\n".unicodeScalars)
            case "\r": line.append(contentsOf: "\\r".unicodeScalars)
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// A line of the file as an entry.
    static func decode(_ line: String) -> String {
        var entry = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                switch scalar {
                case "n": entry.append("\n")
                case "r": entry.append("\r")
                default: entry.append(scalar)
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                entry.append(scalar)
            }
        }
        return String(entry)
    }

    /// Opens the file, making it and its folders where they are missing, and waits until nobody else has it
    /// locked.
    private func openLocked() throws(LineEditorError) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC
        var descriptor = open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            makeFolders()
            descriptor = open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw LineEditorError(.history, errno: errno) }
        var result = flock(descriptor, LOCK_EX)
        while result != 0, errno == EINTR {
            result = flock(descriptor, LOCK_EX)
        }
        guard result == 0, fchmod(descriptor, 0o600) == 0 else {
            let number = errno
            close(descriptor)
            throw LineEditorError(.history, errno: number)
        }
        return descriptor
    }

    private func makeFolders() {
        for index in path.indices.dropFirst() where path[index] == "/" {
            mkdir(String(path[..<index]), 0o700)
        }
    }

    private func contents(of descriptor: Int32) throws(LineEditorError) -> [UInt8] {
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                contents.append(contentsOf: chunk[..<count])
            } else if count == 0 {
                return contents
            } else if errno != EINTR {
                throw LineEditorError(.history, errno: errno)
            }
        }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(LineEditorError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw LineEditorError(.history, errno: errno)
            }
        }
    }
}
