import ArgumentParser
import ESMQL

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The language of descriptions.
struct LanguageOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The language of the descriptions (default: as LC_ALL, LC_MESSAGES or LANG say).",
            valueName: "en|zh"),
        transform: Self.language)
    var lang: Language?

    /// The language that is asked for, or that of the environment.
    var language: Language { lang ?? .ofEnvironment }

    private static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text.lowercased()) else {
            throw ValidationError("It takes en or zh.")
        }
        return language
    }
}

extension Language {
    /// The language that the process's environment asks for.
    static var ofEnvironment: Language {
        preferred { name in getenv(name).map { String(cString: $0) } }
    }
}
