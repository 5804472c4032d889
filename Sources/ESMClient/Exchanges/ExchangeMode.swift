/// Whether a client's exchanges with a site are made, kept, or answered from what was kept.
public struct ExchangeMode: Sendable, Hashable {
    /// The folder that exchanges are kept in; nil for none.
    package let recording: String?
    let replay: String?
    let isOffline: Bool

    private init(recording: String? = nil, replay: String? = nil, isOffline: Bool = false) {
        self.recording = recording
        self.replay = replay
        self.isOffline = isOffline
    }

    /// Whether requests are sent.
    var reachesSite: Bool { replay == nil && !isOffline }

    /// Requests go to the site, and nothing is kept.
    public static let live = ExchangeMode()

    /// Nothing is sent: every request is an error of the code `offline` that names it.
    public static let offline = ExchangeMode(isOffline: true)

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
