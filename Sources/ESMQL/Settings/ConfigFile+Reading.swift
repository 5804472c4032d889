import Foundation
internal import QueryEngine

extension ConfigFile {
    /// Reads the file that the environment names, or the usual one.
    ///
    /// - Parameter environment: `ESMQL_CONFIG`, `XDG_CONFIG_HOME` and `HOME` are read.
    /// - Returns: the file; nil where the usual one is missing.
    /// - Throws: a `QueryError` of the category `configuration` where it cannot be read or is wrong.
    static func read(_ environment: [String: String]) throws(QueryError) -> ConfigFile? {
        let named = environment["ESMQL_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = named ?? standardPath(environment) else { return nil }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            // What is not there is only missed where somebody named it.
            if named == nil, !FileManager.default.fileExists(atPath: path) { return nil }
            throw QueryError(
                .configuration, code: "configuration", message: "the config file \(path) cannot be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw QueryError(
                .configuration, code: "configuration", message: "the config file \(path) is not UTF-8 text")
        }
        return try ConfigFile(text, path: path)
    }

    /// Where the file is looked for: `esmql/config` in `XDG_CONFIG_HOME` or `~/.config`.
    static func standardPath(_ environment: [String: String]) -> String? {
        folder(environment, "XDG_CONFIG_HOME", ".config").map { $0 + "/config" }
    }

    /// A folder of the product's own after the XDG base directory specification; relative ones do not count.
    static func folder(_ environment: [String: String], _ variable: String, _ standard: String) -> String? {
        if let base = environment[variable], base.hasPrefix("/") { return base + "/esmql" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return "\(home)/\(standard)/esmql"
    }

    /// Whether others than its owner can read it.
    var isOpenToOthers: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int else { return false }
        return mode & 0o044 != 0
    }
}
