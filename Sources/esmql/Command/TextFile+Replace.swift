import ESMQL
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
        do throws(POSIXError) {
            try DraftFile.replace(target, with: text) { descriptor in
                // Only root may give files away; without that right the file is the user's from now on.
                _ = fchown(descriptor, status.st_uid, status.st_gid)
                return fchmod(descriptor, status.st_mode & 0o7777) == 0
            }
        } catch { throw refusal(path, error.code.rawValue) }
    }

    private static func refusal(_ path: String, _ code: Int32) -> ExitStatus {
        Console.error(
            "error[file]: cannot write \(Console.visible(path)): \(String(cString: strerror(code)))")
        return .usage
    }
}
