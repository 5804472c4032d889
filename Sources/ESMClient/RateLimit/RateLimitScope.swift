/// Who shares the rate limit of an account.
public struct RateLimitScope: Sendable, Hashable {
    /// The folder of the files; nil for none.
    let folder: String?

    private init(folder: String?) {
        self.folder = folder
    }

    /// All clients of the process.
    public static let process = RateLimitScope(folder: nil)

    /// All processes of the user on this machine that name the same folder.
    ///
    /// The folder is made with the mode 0700 where it is missing, its files with 0600. Where a file cannot be used the
    /// limit holds for the process, and a warning is logged.
    /// - Parameter folder: its path.
    /// - Returns: the scope.
    public static func folder(_ folder: String) -> RateLimitScope { RateLimitScope(folder: folder) }
}
