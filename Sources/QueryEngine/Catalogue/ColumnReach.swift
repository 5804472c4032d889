/// Which conditions on a column reach the site, and how.
public struct ColumnReach: Sendable, Hashable {
    /// The parameter of the request; two for a window.
    public var parameter: String
    /// The operators that it carries.
    public var operators: [String]
    /// Whether the site then sends only rows that meet the condition; else a superset.
    public var isExact: Bool
    /// Whether no request can be made without a value.
    public var isRequired: Bool
    /// The values that are asked for one by one where a query names none.
    public var defaultValues: [String]
    /// Whether it is the table's window.
    public var isWindow: Bool
}

extension TableSchema {
    /// What conditions on a column reach; nil where none does.
    ///
    /// - Parameter column: the column's own name.
    /// - Returns: what they reach.
    public func reach(of column: String) -> ColumnReach? {
        if column == timeColumn {
            return ColumnReach(
                parameter: (reference?.windowParameters ?? []).joined(separator: ", "),
                operators: ["=", "<", "<=", ">", ">=", "BETWEEN"],
                isExact: false, isRequired: false, defaultValues: [], isWindow: true)
        }
        guard let parameter = parameters.first(where: { $0.column == column }) else { return nil }
        return ColumnReach(
            parameter: parameter.name, operators: ["=", "IN"], isExact: parameter.isExact,
            isRequired: parameter.isRequired, defaultValues: parameter.defaultValues, isWindow: false)
    }
}
