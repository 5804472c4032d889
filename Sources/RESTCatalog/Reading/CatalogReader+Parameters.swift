internal import QueryEngine

extension CatalogReader {
    /// The parameters of a table, those for the ends of a window apart.
    struct Parameters {
        var parameters: [ScanParameter] = []
        var bounds: [BoundParameter] = []
        var timeColumn: String?
        var isWindowRequired = false
    }

    private enum Operator: String, CaseIterable {
        case equal = "="
        case atLeast = ">="
        case atMost = "<="
    }

    /// Reads parameters; a column that a parameter names and the table does not have is the parameter's own value.
    func parameters(
        _ node: CatalogNode?, columns: inout [Column]
    ) throws(CatalogFileError) -> Parameters {
        var result = Parameters()
        var own: [Column] = []
        for (name, key, value) in try node?.members("parameters") ?? [] {
            let what = "the parameter \(name)"
            guard !name.isEmpty else { throw key.error("a parameter needs a name") }
            guard value.isMapping else {
                let column = try value.text(what)
                if let new = try standIn(column, name, value, columns) { own.append(new) }
                result.parameters.append(ScanParameter(name, column: column))
                continue
            }
            let members = try value.members(
                what, ["column", "operator", "required", "values", "exact", "format", "origin"])
            guard let columnNode = members["column"] else { throw value.error("\(what) needs a column") }
            let column = try columnNode.text("column")
            let meaning = try members["operator"]?.word("operator", Operator.self) ?? .equal
            let isRequired = try members["required"]?.truth("required") ?? false
            if meaning == .equal {
                if let format = members["format"] { throw format.error("only >= and <= have a format") }
                if let new = try standIn(column, name, columnNode, columns) { own.append(new) }
                var values: [String] = []
                for node in try members["values"]?.list("values") ?? [] {
                    values.append(try node.text("a value"))
                }
                var parameter = ScanParameter(
                    name, column: column, isRequired: isRequired && values.isEmpty,
                    defaultValues: values, isExact: try members["exact"]?.truth("exact") ?? true)
                parameter.origin = try members["origin"].map { node throws(CatalogFileError) in
                    LocalizedText(try node.text("origin"))
                }
                result.parameters.append(parameter)
                continue
            }
            for other in ["values", "exact", "origin"] {
                if let node = members[other] { throw node.error("only = has \(other)") }
            }
            guard columns.contains(where: { $0.name == column && $0.type == .time }) else {
                throw columnNode.error(
                    "\(meaning.rawValue) needs a column of the type time; \(column) is none")
            }
            guard result.timeColumn ?? column == column else {
                throw columnNode.error("a table has >= and <= for one column only")
            }
            result.timeColumn = column
            result.isWindowRequired = result.isWindowRequired || isRequired
            let format = try members["format"]?.word("format", TimeFormat.self) ?? .iso8601
            result.bounds.append(
                BoundParameter(name: name, isBegin: meaning == .atLeast, format: format))
        }
        columns = own + columns
        return result
    }

    /// The column of a parameter's own value, where the table has none of its name.
    private func standIn(
        _ column: String, _ parameter: String, _ node: CatalogNode, _ columns: [Column]
    ) throws(CatalogFileError) -> Column? {
        guard !columns.contains(where: { $0.name == column }) else { return nil }
        guard column.wholeMatch(of: #/[A-Za-z][A-Za-z0-9_]*/#) != nil else {
            throw node.error("the column \(column) has to be named in letters, digits and _")
        }
        return Column(
            column, .text, wire: [parameter], source: .parameter(parameter),
            summary: "the value that the request was made with")
    }
}
