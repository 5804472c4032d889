#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Texts as C wants arrays of them.
enum CStrings {
    /// Hands out an array of C strings with a null pointer behind the last one.
    ///
    /// - Parameters:
    ///   - texts: the texts, without NULs; nil becomes a null pointer.
    ///   - body: what to do with the array, which is gone behind it.
    /// - Returns: what the body returns.
    static func with<Result>(
        _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        let copies = texts.map { text in text.flatMap { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
