#if os(Linux)
    import Foundation

    /// The files that this process has open.
    enum OpenFiles {
        /// Where the descriptors of SQLite's temporary files lead to; the system adds "(deleted)" where a name is gone.
        static func temporary() -> [String] {
            let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            return numbers.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
            }.filter { $0.contains("etilqs") }
        }
    }
#endif
