internal import Configuration
internal import ESMClient

/// Looks settings up under all of their names.
struct SettingsReader {
    private let settings: ConfigReader

    init(_ settings: ConfigReader) {
        self.settings = settings
    }

    /// The value of a setting; empty ones count as not set.
    subscript(setting: Setting) -> String? { find(setting)?.value }

    /// Whether both are set and the first one comes from stronger names, as `ESMQL_USER` before `OS_TOKEN`.
    func has(_ setting: Setting, before other: Setting) -> Bool {
        guard let one = find(setting), let two = find(other) else { return false }
        return one.family < two.family
    }

    private func find(_ setting: Setting) -> (value: String, family: Setting.Family)? {
        for variable in setting.variables {
            let key = ConfigKey(variable.lowercased().split(separator: "_").map(String.init))
            if let value = settings.string(forKey: key, isSecret: setting.isSecret), !value.isEmpty {
                return (value, Setting.Family(variable))
            }
        }
        return nil
    }

    /// The value of a secret setting.
    func secret(_ setting: Setting) -> Secret? {
        self[setting].map { Secret($0) }
    }
}
