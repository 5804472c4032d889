internal import Configuration
internal import ESMClient

/// Looks settings up under all of their names.
struct SettingsReader {
    private let settings: ConfigReader

    init(_ settings: ConfigReader) {
        self.settings = settings
    }

    /// The value of a setting; empty ones count as not set.
    subscript(setting: Setting) -> String? {
        for variable in setting.variables {
            let key = ConfigKey(variable.lowercased().split(separator: "_").map(String.init))
            if let value = settings.string(forKey: key, isSecret: setting.isSecret), !value.isEmpty {
                return value
            }
        }
        return nil
    }

    /// The value of a secret setting.
    func secret(_ setting: Setting) -> Secret? {
        self[setting].map { Secret($0) }
    }
}
