internal import Foundation
internal import QueryEngine

/// Which rows of a table are synced: all, or those in which some columns have some values.
///
/// Each selection of a table has a watermark of its own.
package struct ArchiveSelection: Sendable, Hashable {
    /// The values by the columns' names; empty for all rows.
    package let values: [String: [String]]

    /// All rows.
    package static let all = ArchiveSelection([:])

    /// A selection.
    ///
    /// - Parameter values: the values by the columns' names; their order does not matter.
    package init(_ values: [String: [String]]) {
        self.values = values.mapValues { Set($0).sorted() }
    }

    /// Reads what the archive has of a selection; nil where that is none.
    init?(text: String) {
        guard let values = try? JSONDecoder().decode([String: [String]].self, from: Data(text.utf8)) else {
            return nil
        }
        self.init(values)
    }

    /// The selection as the archive keeps it, equal for equal ones: `{}` for all rows.
    package var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(values) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The selection with one value more.
    func with(_ column: String, _ value: String) -> ArchiveSelection {
        ArchiveSelection(values.merging([column: [value]]) { $1 })
    }

    /// The condition of the selection over a table of the archive, behind an `and`; empty for all rows.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - alias: what it is called.
    /// - Returns: the condition.
    func condition(of table: ArchiveTable, alias: String) -> String {
        values.sorted { $0.key < $1.key }.map { column, values in
            let type = table.columns.first { $0.name == column }?.typeName ?? "text"
            let list = values.map { "\($0.quotedLiteral)::\(type)" }.joined(separator: ", ")
            return " and \(alias).\(column.quotedIdentifier) in (\(list))"
        }.joined()
    }
}
