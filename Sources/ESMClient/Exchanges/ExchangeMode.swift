/// Whether a client's exchanges with a site are kept, or answered from what was kept.
public struct ExchangeMode: Sendable, Hashable {
    let recording: String?
    let replay: String?

    private init(recording: String? = nil, replay: String? = nil) {
        self.recording = recording
        self.replay = replay
    }

    /// Requests go to the site, and nothing is kept.
    public static let live = ExchangeMode()

    /// Requests go to the site, and each exchange becomes a file of a folder, without secrets.
    ///
    /// - Parameter folder: its path; it is made where it is missing.
    /// - Returns: the mode.
    public static func record(to folder: String) -> ExchangeMode { ExchangeMode(recording: folder) }

    /// Nothing is sent; answers are those of a folder of exchanges.
    ///
    /// - Parameter folder: its path.
    /// - Returns: the mode.
    public static func replay(from folder: String) -> ExchangeMode { ExchangeMode(replay: folder) }
}
