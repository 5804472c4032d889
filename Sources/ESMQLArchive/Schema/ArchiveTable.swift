package import QueryEngine

/// A table of the catalogue as the archive keeps it.
package struct ArchiveTable: Sendable {
    /// How its rows come about in time.
    package enum Kind: Sendable, Hashable {
        /// Rows have a time, in this column, and stay; the table is partitioned by its days.
        case series(timeColumn: String)
        /// Rows are a state of things; each is valid from `valid_from` until `valid_to`, which is NULL while it lasts.
        case snapshot
    }

    /// The name of the table in the language and in the archive.
    package let name: String
    /// How its rows come about in time.
    package let kind: Kind
    /// The columns in the order of `*`; without those of ``Kind/snapshot``'s validity.
    package private(set) var columns: [ArchiveColumn]
    /// What the table holds.
    package let comment: String
    /// The schema of the catalogue that it is made of.
    package let schema: TableSchema
    let rule: ArchiveRule

    /// The schema of PostgreSQL in which the tables are.
    package static let dataSchema = "archive"
    /// The schema in which the days of the tables are.
    package static let partitionSchema = "archive_partitions"
    /// The column that has from when on a row of a snapshot was so.
    package static let validFrom = "valid_from"
    /// The column that has when a row of a snapshot ceased to be so; NULL while it is.
    package static let validTo = "valid_to"
    /// The column that has what tells a row apart, as a number.
    static let key = "_key"

    /// The table of the archive for one of the catalogue.
    ///
    /// - Parameter schema: the table; its hidden columns are not kept.
    /// - Throws: an ``ArchiveError`` of the code `archive-layout` where PostgreSQL cannot have such a table.
    package init(_ schema: TableSchema) throws(ArchiveError) {
        let rule = ArchiveRule.rule(for: schema)
        self.schema = schema
        self.rule = rule
        name = schema.name
        kind = schema.timeColumn.map { .series(timeColumn: $0) } ?? .snapshot
        comment = schema.summary.english
        columns = schema.columns.filter { !$0.isHidden }.map { column in
            ArchiveColumn(
                name: column.name, type: column.type, comment: Self.comment(of: column),
                isIdentity: rule.identifies(column.name), isPassing: rule.passing.contains(column.name))
        }
        try check()
    }

    /// The table's name in SQL.
    package var qualifiedName: String { Self.dataSchema.quotedIdentifier + "." + name.quotedIdentifier }

    /// The column of the time; nil for a snapshot.
    package var timeColumn: String? {
        if case .series(let column) = kind { column } else { nil }
    }

    /// The columns in the order in which they are loaded: those that tell rows apart come first.
    var loadOrder: [ArchiveColumn] { columns.filter(\.isIdentity) + columns.filter { !$0.isIdentity } }

    /// The columns whose change is a change of the row.
    var measures: [ArchiveColumn] { columns.filter { !$0.isIdentity && !$0.isPassing } }

    /// What tells rows apart, to notice an archive that was made by another rule.
    var identityText: String { columns.filter(\.isIdentity).map(\.name).sorted().joined(separator: ",") }

    /// The same table with its rows told apart as the archive has done so far; nil where it lacks a column for that.
    ///
    /// A state is told apart by all that it has, a column that is new to the archive included.
    func identified(by text: String) -> ArchiveTable? {
        guard timeColumn != nil else { return self }
        let names = Set(text.split(separator: ",").map(String.init))
        guard names.isSubset(of: columns.map(\.name)) else { return nil }
        var table = self
        for index in columns.indices { table.columns[index].isIdentity = names.contains(columns[index].name) }
        return table
    }

    private static func comment(of column: Column) -> String {
        var text = column.summary.english
        if let unit = column.unit { text += " [\(unit.english)]" }
        if column.type == .time { text += " (UTC)" }
        let codes = column.codes.filter { $0.value != $0.meaning.english }
        if !codes.isEmpty {
            text += ": " + codes.map { "\($0.value) = \($0.meaning.english)" }.joined(separator: ", ")
        }
        return text
    }

    private func check() throws(ArchiveError) {
        // Names are cut at 63 bytes, and a partition's has the day behind it.
        guard name.utf8.count <= 54, columns.allSatisfy({ $0.name.utf8.count <= 63 }) else {
            throw ArchiveError(
                .layout, "\(name) cannot be archived: PostgreSQL has no room for names as long as its")
        }
        let own: Set = [Self.validFrom, Self.validTo, Self.key]
        if let column = columns.first(where: { own.contains($0.name.asciiLowercased) }) {
            throw ArchiveError(
                .layout, "\(name) cannot be archived: \(column.name) is a name of the archive's own")
        }
        if columns.contains(where: { $0.name.utf8.contains(0) }) || name.utf8.contains(0) {
            throw ArchiveError(.layout, "\(name) cannot be archived: a name of it has a NUL")
        }
        guard let time = timeColumn else { return }
        guard columns.contains(where: { $0.name == time && $0.type == .time }) else {
            throw ArchiveError(
                .layout, "\(name) cannot be archived: it shows no column with the time of a row")
        }
    }
}
