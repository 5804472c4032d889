import ESMQL

/// The pages that stand for the rows of SHOW TABLES and DESCRIBE where people read them.
enum DescriptionPage {
    /// How wide a page is that is not written to a terminal.
    static let standardWidth = 100

    /// The page of a description, its last line ended.
    static func text(_ description: CatalogDescription, width: Int) -> String {
        let lines =
            switch description {
            case .tables(let schemas, let language):
                TablesPage(schemas: schemas, language: language).lines(width: width)
            case .table(let schema, let language):
                TablePage(schema: schema, language: language).lines(width: width)
            }
        return lines.map { $0 + "\n" }.joined()
    }
}
