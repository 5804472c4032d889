/// What one profile of a config file says, with what the file says for all profiles.
struct ConfigProfile: Sendable, Hashable {
    /// A value and its place.
    struct Entry: Sendable, Hashable {
        var value: String
        /// The profile that it stands under; empty above all of them.
        var profile: String
        /// Counts from 1.
        var line: Int
    }

    /// The profile's name; empty where the file has no profile.
    var name: String
    /// The file.
    var file: String
    /// The values by the settings' keys.
    var entries: [String: Entry]
}
