import ESMQL

/// The names that a statement can use.
struct CompletionCatalog: Sendable {
    /// A column.
    struct Column: Sendable, Hashable {
        /// Its name.
        var name: String
        /// Whether `*` leaves it out.
        var isHidden = false
        /// The texts that it can hold, where these are known.
        var values: [String] = []
    }

    /// A table.
    struct Table: Sendable, Hashable {
        /// Its name.
        var name: String
        /// Its columns.
        var columns: [Column]
        /// What it is.
        var kind = Kind.site

        /// What a table is.
        enum Kind: Sendable, Hashable {
            /// One of the site's or the session's own, or of a file.
            case site
            /// A snapshot of the session, which DROP TABLE removes.
            case snapshot
            /// A view of the session, which DROP VIEW removes.
            case view
        }
    }

    /// The tables.
    var tables: [Table] = []
    /// The functions.
    var functions: [String] = []
    /// The functions that stand where a table does.
    var tableFunctions: [String] = []
    /// The settings with values that they can have.
    var settings: [(name: String, values: [String])] = []
    /// The parameters that have a value, without a sign.
    var parameters: [String] = []

    /// The table of a name; letter case does not matter.
    func table(_ name: String) -> Table? {
        tables.last { $0.name.lowercased() == name.lowercased() }
    }
}

extension CompletionCatalog {
    /// What a session has now.
    init(_ session: Session) {
        let engine = session.engine
        let snapshots = Set(engine.snapshotNames)
        let views = Set(engine.viewNames)
        tables = engine.schemas.map { schema in
            Table(
                name: schema.name,
                columns: schema.columns.map { column in
                    let values = column.enumeration?.values ?? []
                    let codes = column.type == .text ? column.codes.map(\.value) : []
                    return Column(
                        name: column.name, isHidden: column.isHidden,
                        values: values.isEmpty ? codes : values)
                },
                kind: snapshots.contains(schema.name)
                    ? .snapshot : views.contains(schema.name) ? .view : .site)
        }
        functions = Self.functions
        tableFunctions = LanguageInventory.tableFunctions
        settings = LanguageInventory.settings
    }

    private static let functions = LanguageInventory.functions
}
