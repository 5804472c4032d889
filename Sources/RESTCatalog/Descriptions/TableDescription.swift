internal import ESMClient
internal import QueryEngine

/// A table of an API as a file describes it.
struct TableDescription: Sendable {
    var schema: TableSchema
    /// The path with placeholders in braces.
    var path: String
    /// What every request carries.
    var constants: [ConstantItem]
    /// Where an answer has its items.
    var items: JSONPath
    /// How the items stand there.
    var shape: ItemShape
    /// Where an answer has the number of all rows.
    var total: TotalPlace?
    var paging: Paging
    /// The parameters that carry the bounds of the time column.
    var bounds: [BoundParameter]
    /// How many requests a minute the API allows; nil for any number.
    var requestsPerMinute: Int?

    /// The names of the path's placeholders.
    var placeholders: [String] { PathTemplate.names(in: path) }
}

/// A parameter that has one value in all requests.
struct ConstantItem: Sendable {
    var name: String
    var value: Secret
    /// As the file has it, with the names of secrets in their place.
    var shown: String
}

/// How the items of an answer stand.
enum ItemShape: String, Sendable, CaseIterable {
    /// An array with an object for each row; an object alone is one row.
    case rows
    /// An object with an array for each column.
    case columns
}

/// Where an answer tells the number of all rows.
enum TotalPlace: Sendable {
    case path(JSONPath)
    case header(String)
}

/// A parameter for one end of the time column's window.
struct BoundParameter: Sendable {
    var name: String
    /// Whether it is the start.
    var isBegin: Bool
    var format: TimeFormat
}
