/// Where the value of a setting comes from.
public enum SettingOrigin: Sendable, Hashable {
    /// An option of the command line, by its name.
    case option(String)
    /// An environment variable, or the same key of another source.
    case variable(String)
    /// A profile of the config file; the name is empty for what holds for all of them.
    case profile(String, file: String, line: Int)
    /// Nobody set it.
    case standard

    /// How strong it is: the smaller number counts.
    ///
    /// The product's own names, a profile among them, come before those of other tools.
    var rank: Int {
        switch self {
        case .option: 0
        case .variable(let name) where name.hasPrefix("ESMQL_"): 1
        case .profile: 2
        case .variable(let name) where name.hasPrefix("OS_"): 4
        case .variable: 3
        case .standard: 5
        }
    }
}

extension SettingOrigin: CustomStringConvertible {
    /// The option, the variable, or the place in the file.
    public var description: String {
        switch self {
        case .option(let name), .variable(let name): name
        case .profile("", let file, let line): "\(file):\(line)"
        case .profile(let name, let file, let line): "profile \(name), \(file):\(line)"
        case .standard: "default"
        }
    }
}
