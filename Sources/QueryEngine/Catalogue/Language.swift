/// A language in which tables and columns are described.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh"

    /// The language of a locale's name such as `zh_CN.UTF-8`; English for any that is not Chinese.
    ///
    /// - Parameter locale: the name; what follows the language in it does not count.
    public init(locale: String) {
        let language = locale.prefix { $0.isLetter }
        self = String(language).asciiLowercased == "zh" ? .chinese : .english
    }

    /// The language that an environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set decides.
    ///
    /// - Parameter value: the value of a variable; nil where it is not set.
    /// - Returns: the language.
    public static func preferred(_ value: (String) -> String?) -> Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let locale = value(name), !locale.isEmpty { return Language(locale: locale) }
        }
        return .english
    }
}
