internal import ESMClient
internal import ESMQL
internal import QueryEngine

extension CatalogReader {
    /// What is different about an ESM table, or a whole one that the reference does not have.
    func change(
        _ name: String, _ key: CatalogNode, _ node: CatalogNode
    ) throws(CatalogFileError) -> ESMTableChange {
        try check(table: name, key)
        let what = "the ESM table \(name)"
        let members = try node.members(
            what, ["path", "paging", "rate", "summary", "columns", "without", "parameters", "time_column"])
        var change = ESMTableChange(table: name)
        change.place = key.place
        if let path = members["path"] {
            let text = try path.text("path")
            guard text.hasPrefix("/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("?")
            else { throw path.error("path has to begin with / and go without blanks and ?") }
            change.path = text
        }
        change.summary = try members["summary"]?.text("summary")
        if let columns = members["columns"] { change.columns = try self.columns(columns) }
        for column in try members["without"]?.list("without") ?? [] {
            change.removedColumns.insert(try column.text("a column"))
        }
        change.timeColumn = try members["time_column"]?.text("time_column")
        change.paging = try members["paging"]?.word("paging", ESMTableChange.Paging.self)
        change.level = try members["rate"]?.word("rate", ServiceLevel.self)
        for (name, _, value) in try members["parameters"]?.members("parameters") ?? [] {
            change.parameters.append(try parameter(name, value))
        }
        return change
    }

    private func parameter(_ name: String, _ node: CatalogNode) throws(CatalogFileError) -> ScanParameter {
        guard node.isMapping else { return ScanParameter(name, column: try node.text("the column")) }
        let members = try node.members("the parameter \(name)", ["column", "required", "values", "exact"])
        guard let column = members["column"] else {
            throw node.error("the parameter \(name) needs a column")
        }
        var values: [String] = []
        for node in try members["values"]?.list("values") ?? [] { values.append(try node.text("a value")) }
        return ScanParameter(
            name, column: try column.text("column"),
            isRequired: try members["required"]?.truth("required") ?? false, defaultValues: values,
            isExact: try members["exact"]?.truth("exact") ?? true)
    }
}
