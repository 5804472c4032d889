import ESMQL

/// The page that lists tables, one or a few lines each.
struct TablesPage {
    let schemas: [TableSchema]
    let language: Language

    /// The lines of the page.
    ///
    /// - Parameter width: the columns of the terminal.
    /// - Returns: the lines.
    func lines(width: Int) -> [String] {
        var table = TextColumns(limits: [30, 14, 10, 18, .max])
        table.rows.append(
            [PageWords.table, PageWords.section, PageWords.needs, PageWords.window, PageWords.meaning].map {
                $0[language]
            })
        for schema in schemas {
            table.rows.append([
                schema.name, schema.reference.map { PageWords.section($0, language) } ?? "",
                schema.parameters.filter(\.isRequired).map(\.column).joined(separator: ", "),
                schema.timeColumn ?? "", schema.summary[language],
            ])
        }
        return table.lines(width: width)
    }
}
