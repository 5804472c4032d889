/// What can be chosen about a document beside its format.
struct FormatOptions: Sendable, Hashable {
    /// Whether a table says below how many rows it has, also where nothing was cut.
    var countsRows = true
    /// Whether a table, CSV and TSV begin with the columns' names.
    var showsHeader = true
    /// What a table shows for NULL.
    var nullText = "NULL"
    /// The cells of a table that are drawn in reverse, counted row by row.
    var marks: Set<Int> = []
    /// Whether a CSV document starts with a byte order mark, by which Excel knows UTF-8.
    var marksByteOrder = false
    /// Whether CSV fields that a spreadsheet would run as formulas are guarded by an apostrophe.
    var guardsFormulas = false
    /// Whether charts may use the colours of a terminal.
    var usesColor = false
    /// The file of answers that are written to a database.
    var database: DatabaseOutput?
}
