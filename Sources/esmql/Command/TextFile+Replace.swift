import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension TextFile {
    /// Puts a text in the place of a file's: at once, so that a reader finds the one or the other.
    ///
    /// The file keeps its permissions and, where the process may give it away, its owner; behind a symbolic link,
    /// the link stays.
    ///
    /// - Throws: an ``ExitStatus`` after saying why it cannot be written.
    static func replace(_ path: String, with text: String) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard access(target, W_OK) == 0 else { throw refusal(path, errno) }
        var status = stat()
        guard stat(target, &status) == 0 else { throw refusal(path, errno) }
        var template = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw refusal(path, errno) }
        let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        do {
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            // Only root may give files away; without that right the file is the user's from now on.
            _ = fchown(descriptor, status.st_uid, status.st_gid)
            guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0,
                rename(temporary, target) == 0
            else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            try handle.close()
        } catch {
            let code = (error as? POSIXError)?.code.rawValue ?? errno
            unlink(temporary)
            throw refusal(path, code)
        }
    }

    private static func refusal(_ path: String, _ code: Int32) -> ExitStatus {
        Console.error(
            "error[file]: cannot write \(Console.visible(path)): \(String(cString: strerror(code)))")
        return .usage
    }
}
