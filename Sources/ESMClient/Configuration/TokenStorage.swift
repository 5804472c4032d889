/// Where the tokens of sign-ins are kept.
public struct TokenStorage: Sendable, Hashable {
    /// The folder of the files; nil for none.
    let folder: String?

    private init(folder: String?) {
        self.folder = folder
    }

    /// In the memory of the client alone.
    public static let memory = TokenStorage(folder: nil)

    /// In a folder too, a file for each site, user, domain and project, so that the next process need not sign in.
    ///
    /// The folder is made with the mode 0700 where it is missing, files with 0600. What belongs to another user,
    /// or can be read or written by one, is neither read nor written: the token is then kept in memory, and a
    /// warning is logged.
    /// - Parameter folder: its path.
    /// - Returns: the storage.
    public static func folder(_ folder: String) -> TokenStorage { TokenStorage(folder: folder) }
}
