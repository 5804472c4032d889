import SQLSyntax

/// The parameters that a script declares in the comments at its head, and those that its statements use.
struct ScriptHeader: Hashable, Sendable {
    /// The declared ones, in order.
    let declarations: [ParameterDeclaration]
    /// The names of all that statements use, each once, in order.
    let used: [String]

    /// Reads a script.
    ///
    /// - Throws: a ``CommandError`` that names the line of a wrong declaration.
    init(_ script: ShellScript) throws(CommandError) {
        var declarations: [ParameterDeclaration] = []
        let lines = script.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            if text.isEmpty || index == 0 && text.hasPrefix("#!") { continue }
            guard text.hasPrefix("--") else { break }
            let comment = text.dropFirst(2).drop(while: \.isWhitespace)
            guard comment.hasPrefix(":param"), comment.dropFirst(6).first?.isWhitespace == true else {
                continue
            }
            let declaration: ParameterDeclaration
            do { declaration = try ParameterDeclaration(comment.dropFirst(6)) } catch {
                throw CommandError("line \(index + 1): \(error.message)")
            }
            guard !declarations.contains(where: { $0.name == declaration.name }) else {
                throw CommandError("line \(index + 1): the parameter \(declaration.name) is declared twice")
            }
            declarations.append(declaration)
        }
        self.declarations = declarations
        var used: [String] = []
        for statement in script.statements {
            for parameter in statement.parameters where !parameter.text.hasPrefix("?") {
                let name = String(parameter.text.dropFirst())
                if !used.contains(name) { used.append(name) }
            }
        }
        self.used = used
    }
}
