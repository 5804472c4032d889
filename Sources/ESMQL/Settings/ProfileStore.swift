import Foundation
package import QueryEngine

/// Writes profiles into the config file.
package struct ProfileStore: Sendable {
    /// The config file: the one that `ESMQL_CONFIG` names, or the usual one.
    package let path: String
    private let file: ConfigFile?

    /// The store of an environment.
    ///
    /// - Throws: a `QueryError` of the category `configuration`: there is no place for the file, or it is wrong.
    package init(environment: [String: String]) throws(QueryError) {
        let named = environment["ESMQL_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = named ?? ConfigFile.standardPath(environment) else {
            throw QueryError(
                .configuration, code: "configuration",
                message: "there is no place for a config file: HOME and ESMQL_CONFIG are not set")
        }
        self.path = path
        file = FileManager.default.fileExists(atPath: path) ? try ConfigFile.read(environment) : nil
    }

    /// The profiles that are there, in the order of the alphabet.
    package var profiles: [String] { file?.profiles.keys.sorted() ?? [] }

    /// Writes a profile, at once, for its owner's eyes only; what else the file holds stays as it is.
    ///
    /// - Parameters:
    ///   - name: its name; one that is there already is replaced.
    ///   - values: its settings, by the names of the config file.
    /// - Throws: a `QueryError` of the category `configuration`.
    package func write(_ name: String, _ values: [(key: String, value: String)]) throws(QueryError) {
        let letters = name + values.map(\.value).joined()
        guard !letters.contains(where: { $0.isNewline || $0 == "\0" }), !name.isEmpty,
            !name.contains(where: { "[]".contains($0) })
        else {
            throw QueryError(
                .configuration, code: "configuration",
                message: "a profile's name and values are one line each, the name without brackets")
        }
        do {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let before = file == nil ? "" : try String(contentsOf: target, encoding: .utf8)
            try DraftFile.replace(target.path, with: Self.text(before, name, values))
        } catch {
            throw QueryError(
                .configuration, code: "configuration",
                message: "the config file \(path) cannot be written: \(error.localizedDescription)")
        }
    }

    /// The file's text with the profile in it: in the place of the one with its name, or at the end.
    static func text(_ before: String, _ name: String, _ values: [(key: String, value: String)]) -> String {
        let width = values.map(\.key.count).max() ?? 0
        let own =
            ["[\(name)]"]
            + values.map { key, value in
                key + String(repeating: " ", count: width - key.count) + " = " + quoted(value)
            }
        var lines: [Substring] = []
        var isOwn = false
        var wasThere = false
        for line in before.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
        {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("[") {
                isOwn = trimmed.dropFirst().dropLast().trimmingCharacters(in: .whitespaces) == name
                if isOwn {
                    lines += own.map { Substring($0) } + [""]
                    wasThere = true
                }
            }
            if !isOwn { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        if !wasThere { lines += (lines.isEmpty ? [] : [""]) + own.map { Substring($0) } }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = value == value.trimmingCharacters(in: .whitespaces) && !value.isEmpty
        guard isPlain, let first = value.first, first != "\"", first != "'" else { return "\"\(value)\"" }
        return value
    }
}
