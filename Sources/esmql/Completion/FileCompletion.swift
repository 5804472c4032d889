import Foundation

/// The files and folders that a path may become.
enum FileCompletion {
    /// The paths that begin with what is typed, in quotes where they hold blanks; folders end with a slash.
    ///
    /// - Parameter typed: a path, perhaps with a quote before it.
    /// - Returns: the paths, in the order of the alphabet.
    static func candidates(_ typed: String) -> [String] {
        var path = typed[...]
        var quote: Character?
        if let first = path.first, first == "'" || first == "\"" {
            quote = first
            path = path.dropFirst()
        }
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (folder, part) = (path[..<slash], path[slash...])
        let place = folder.isEmpty ? "." : TextFile.expanded(String(folder))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasPrefix(part), !name.hasPrefix(".") || part.hasPrefix(".") else { return nil }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder)
            let whole = folder + name + (isFolder.boolValue ? "/" : "")
            let needsQuote = whole.contains { $0.isWhitespace || $0 == "'" || $0 == "\"" }
            guard let quote = quote ?? (needsQuote ? (whole.contains("'") ? "\"" : "'") : nil) else {
                return String(whole)
            }
            // More of the path comes behind a folder.
            return String(quote) + whole + (isFolder.boolValue ? "" : String(quote))
        }
    }
}
