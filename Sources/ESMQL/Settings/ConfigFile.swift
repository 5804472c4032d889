internal import QueryEngine
import SQLSyntax

/// A config file: lines `key = value` under names of profiles in brackets.
///
/// Lines that begin with `#` or `;` are comments. What stands above the first profile holds for all of them. A value
/// is the rest of its line without the white space around it; quotation marks around it keep white space.
///
/// It is a format of its own kind and not JSON because people write it: comments, one line a setting, and a place
/// for every mistake.
struct ConfigFile: Sendable, Hashable {
    /// The profile that counts where none is asked for.
    static let standardProfile = "default"

    let path: String
    private var common: [String: ConfigProfile.Entry] = [:]
    private(set) var profiles: [String: [String: ConfigProfile.Entry]] = [:]

    /// Reads the text of a file.
    ///
    /// - Parameters:
    ///   - text: its text.
    ///   - path: its path, for messages.
    /// - Throws: a `QueryError` of the category `configuration` that names the line.
    init(_ text: String, path: String) throws(QueryError) {
        self.path = path
        var profile = ""
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        for (index, rawLine) in lines.enumerated() {
            let line = Self.trimmed(rawLine)
            guard let first = line.first, first != "#", first != ";" else { continue }
            if first == "[" {
                profile = try begin(line, at: index + 1)
            } else {
                try add(line, to: profile, at: index + 1)
            }
        }
    }

    /// What a profile says.
    ///
    /// - Parameter name: its name; nil for `default`, which may be missing.
    /// - Returns: its values, and those that hold for all profiles.
    /// - Throws: a `QueryError` of the category `configuration` where there is no such profile.
    func profile(_ name: String?) throws(QueryError) -> ConfigProfile {
        if let name, profiles[name] == nil {
            let names = profiles.keys.sorted()
            let near = Nearest.names(to: name, among: names, limit: 1).first
            let hint =
                near.map { "; did you mean \($0)?" }
                ?? (names.isEmpty ? "; it has none" : "; it has \(names.joined(separator: ", "))")
            throw QueryError(
                .configuration, code: "configuration",
                message: "there is no profile \(name) in \(path)\(hint)")
        }
        let own = profiles[name ?? Self.standardProfile]
        return ConfigProfile(
            name: name ?? (own == nil ? "" : Self.standardProfile), file: path,
            entries: common.merging(own ?? [:]) { $1 })
    }

    /// Whether a secret stands in it.
    var hasSecrets: Bool {
        let entries = [common] + profiles.values
        return Setting.all.contains { setting in
            entries.contains { values in
                guard let value = values[setting.key]?.value else { return false }
                // A command is masked for what may stand in it, but it is not the password.
                return setting.key != Setting.passwordCommand.key && setting.shown(value) != value
            }
        }
    }

    private mutating func begin(_ line: Substring, at number: Int) throws(QueryError) -> String {
        let name = Self.trimmed(line.dropFirst().prefix { $0 != "]" })
        guard line.last == "]", line.count(where: { $0 == "]" }) == 1, !name.isEmpty else {
            throw error(number, "the name of a profile stands in brackets alone on its line, as in [prod]")
        }
        guard profiles[String(name)] == nil else {
            throw error(number, "the profile \(name) stands in the file twice")
        }
        profiles[String(name)] = [:]
        return String(name)
    }

    private mutating func add(
        _ line: Substring, to profile: String, at number: Int
    ) throws(QueryError) {
        guard let equals = line.firstIndex(of: "=") else {
            // The line is not shown: it may be a password that lost its key.
            throw error(number, "a line is a comment, a profile in brackets, or key = value")
        }
        let key = String(Self.trimmed(line[..<equals]))
        let keys = Setting.all.map(\.key)
        guard keys.contains(key) else {
            let plain = key.lowercased()
            let name = plain.hasPrefix("esmql_") ? String(plain.dropFirst("esmql_".count)) : plain
            let near = Nearest.names(to: name, among: keys, limit: 1).first
            throw error(number, "there is no setting \(key)\(near.map { "; did you mean \($0)?" } ?? "")")
        }
        let earlier = profile.isEmpty ? common[key] : profiles[profile]?[key]
        if let earlier { throw error(number, "\(key) is set in line \(earlier.line) already") }
        var value = Self.trimmed(line[line.index(after: equals)...])
        if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
            value = value.dropFirst().dropLast()
        }
        let entry = ConfigProfile.Entry(value: String(value), profile: profile, line: number)
        if profile.isEmpty { common[key] = entry } else { profiles[profile]?[key] = entry }
    }

    private func error(_ line: Int, _ message: String) -> QueryError {
        QueryError(.configuration, code: "configuration", message: "\(path):\(line): \(message)")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
