internal import Configuration
internal import ESMClient

/// Looks settings up under all of their names, in all of their sources.
struct SettingsReader: Sendable {
    /// A value and where it stands.
    struct Found: Sendable, Hashable {
        var value: String
        var origin: SettingOrigin
    }

    private let options: [String: String]
    private let variable: @Sendable (_ name: String, _ isSecret: Bool) -> String?
    private let profile: ConfigProfile?
    private let home: String?

    /// Reads a source that has the variables' names as keys.
    init(_ settings: ConfigReader) {
        options = [:]
        profile = nil
        home = nil
        variable = { name, isSecret in
            let key = ConfigKey(name.lowercased().split(separator: "_").map(String.init))
            return settings.string(forKey: key, isSecret: isSecret)
        }
    }

    /// Reads all sources of the command.
    ///
    /// - Parameters:
    ///   - options: the values that options give, by the setting's key.
    ///   - environment: the environment.
    ///   - profile: the profile of the config file.
    init(options: [String: String], environment: [String: String], profile: ConfigProfile?) {
        self.options = options
        self.profile = profile
        home = environment["HOME"]
        variable = { name, _ in environment[name] }
    }

    /// The value of a setting; empty ones count as not set.
    subscript(setting: Setting) -> String? { find(setting)?.value }

    /// Whether both are set and the first one comes from a stronger place, as `ESMQL_USER` before `OS_TOKEN`.
    func has(_ setting: Setting, before other: Setting) -> Bool {
        guard let one = find(setting), let two = find(other) else { return false }
        return one.origin.rank < two.origin.rank
    }

    /// The value of a setting with its place; nil where it is not set anywhere.
    func find(_ setting: Setting) -> Found? {
        var found: [Found] = []
        if let value = options[setting.key] {
            let name = setting.key.replacing("_", with: "-")
            found.append(Found(value: value, origin: .option("--\(name)")))
        }
        for name in setting.variables {
            if let value = variable(name, setting.isSecret) {
                found.append(Found(value: value, origin: .variable(name)))
            }
        }
        if let profile, let entry = profile.entries[setting.key] {
            found.append(
                Found(
                    value: entry.value,
                    origin: .profile(entry.profile, file: profile.file, line: entry.line)))
        }
        found.removeAll(where: \.value.isEmpty)
        // The first of equals, as min(by:) gives it, is the one that is named first.
        guard var best = found.min(by: { $0.origin.rank < $1.origin.rank }) else { return nil }
        if setting.isPath, let home, best.value.hasPrefix("~/") {
            best.value = home + best.value.dropFirst()
        }
        return best
    }

    /// The value of a secret setting.
    func secret(_ setting: Setting) -> Secret? {
        self[setting].map { Secret($0) }
    }
}
