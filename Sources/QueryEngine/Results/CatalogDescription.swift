/// What SHOW TABLES and DESCRIBE tell, as a value: more than their rows have room for.
public enum CatalogDescription: Sendable {
    /// All tables.
    case tables([TableSchema], Language)
    /// One table.
    case table(TableSchema, Language)
}
