#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads files.
enum FileBytes {
    /// The bytes of a file, or its first ones.
    ///
    /// - Throws: a ``QueryError`` of the category `configuration` that says why it cannot be read.
    static func read(_ path: String, atMost limit: Int = .max) throws(QueryError) -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw failure(path, String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = fread(&chunk, 1, min(chunk.count, limit - bytes.count), file)
            bytes += chunk[0..<count]
            guard count > 0 else { break }
        }
        guard ferror(file) == 0 else { throw failure(path, String(cString: strerror(errno))) }
        return bytes
    }

    /// The error of a file that cannot be used.
    static func failure(_ path: String, _ reason: String) -> QueryError {
        QueryError(.configuration, code: "file", message: "cannot read \(path): \(reason)")
    }
}
