package import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new, empty file beside another one, which takes that one's place in one step when it is whole.
///
/// It is made with the mode 0600 under a name that no other file has.
package struct DraftFile: Sendable {
    /// Where it is.
    package let path: String
    /// The open file; whoever made the draft closes it.
    package let descriptor: Int32

    /// A draft in the folder of another file.
    ///
    /// - Throws: a `POSIXError` where it cannot be made.
    package init(beside path: String) throws(POSIXError) {
        var template = Array((path + ".XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.lastError }
        self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Puts a text in the place of a file's, so that a reader finds the one or the other, also after a crash.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - text: what it is to hold.
    ///   - prepare: gives the open draft its owner and permissions; false where that failed, with `errno` set.
    /// - Throws: a `POSIXError` where that is impossible; the file is then as it was.
    package static func replace(
        _ path: String, with text: String, prepare: (Int32) -> Bool = { _ in true }
    ) throws(POSIXError) {
        let draft = try DraftFile(beside: path)
        do {
            let handle = FileHandle(fileDescriptor: draft.descriptor, closeOnDealloc: true)
            try handle.write(contentsOf: Data(text.utf8))
            guard prepare(draft.descriptor), fsync(draft.descriptor) == 0, rename(draft.path, path) == 0
            else { throw lastError }
            try handle.close()
        } catch {
            let failure = error as? POSIXError ?? lastError
            unlink(draft.path)
            throw failure
        }
    }

    private static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
