import ESMQL

/// What `--list-params` tells: a row for each parameter that a script declares or uses.
enum ParameterListing {
    /// The rows.
    static func answer(_ header: ScriptHeader) -> Answer {
        let declared = header.declarations.map { declaration in
            Row([
                .text(declaration.name), .text(declaration.type.rawValue),
                declaration.standard.map { .text($0) } ?? .null, .text(declaration.summary),
            ])
        }
        let names = Set(header.declarations.map(\.name))
        let others = header.used.filter { !names.contains($0) }.map { name in
            Row([.text(name), .null, .null, .text("used, but not declared")])
        }
        let columns = ["parameter", "type", "default", "summary"].map { ResultColumn(name: $0, type: .text) }
        return Answer(columns: columns, rows: declared + others)
    }
}
