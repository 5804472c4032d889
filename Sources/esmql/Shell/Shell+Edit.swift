import Foundation

extension Shell {
    /// Has a statement changed in the editor of the user.
    ///
    /// - Parameter path: a file to change; nil for what is being typed, or the last statement.
    /// - Returns: the text as it is then.
    /// - Throws: a ``CommandError``, or an ``ExitStatus`` after saying why the file cannot be read.
    func edit(_ path: String?) async throws -> String {
        if let path {
            let file = TextFile.expanded(path)
            try await Self.openEditor(file)
            return Self.trimmed(try TextFile.read(file))
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-edit-\(UUID().uuidString)")
        let file = folder.appendingPathComponent("statement.sql")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            // What is typed may be secret: the folder is the user's only.
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            let text = pending.isEmpty ? lastQuery.map { $0.text + ";" } ?? "" : pending
            try Data((text + "\n").utf8).write(to: file)
        } catch {
            throw CommandError("cannot write \(file.path)")
        }
        try await Self.openEditor(file.path)
        return Self.trimmed(try TextFile.read(file.path))
    }

    private static func openEditor(_ path: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let editor = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        let status = try await TerminalChild(editor + " \"$1\"", [path]).end()
        guard status == 0 else { throw CommandError("\(editor) ended with status \(status)") }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
