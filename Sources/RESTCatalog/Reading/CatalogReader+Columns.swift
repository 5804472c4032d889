internal import QueryEngine

extension CatalogReader {
    /// The columns of a table.
    func columns(_ node: CatalogNode) throws(CatalogFileError) -> [Column] {
        var columns: [Column] = []
        for (name, key, value) in try node.members("columns") {
            guard name.wholeMatch(of: #/[A-Za-z][A-Za-z0-9_]*/#) != nil else {
                throw key.error("the column \(name) has to be named in letters, digits and _")
            }
            guard !columns.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw key.error("there are two columns \(name)")
            }
            columns.append(try column(name, value))
        }
        guard !columns.isEmpty else { throw node.error("a table needs a column at least") }
        return columns
    }

    private func column(_ name: String, _ node: CatalogNode) throws(CatalogFileError) -> Column {
        guard node.isMapping else { return Column(name, try type(node)) }
        let members = try node.members(
            "the column \(name)", ["type", "path", "summary", "unit", "hidden", "zone", "codes"])
        guard let typeNode = members["type"] else { throw node.error("the column \(name) needs a type") }
        var column = Column(
            name, try type(typeNode), isHidden: try members["hidden"]?.truth("hidden") ?? false,
            unit: try members["unit"].map { node throws(CatalogFileError) in
                LocalizedText(try node.text("unit"))
            },
            summary: LocalizedText(try members["summary"]?.text("summary") ?? ""))
        for (value, _, meaning) in try members["codes"]?.members("codes") ?? [] {
            column.codes.append(ColumnCode(value, try meaning.text("the meaning of a code")))
        }
        if let zone = members["zone"] { column.zone = try self.zone(zone) }
        guard let pathNode = members["path"] else { return column }
        let paths = try pathNode.list("path")
        column.wireNames = []
        if paths.count > 1 {
            var keys: [String] = []
            for path in paths {
                guard let key = try path.path("path").firstKey, try path.path("path").rest.steps.isEmpty
                else {
                    throw path.error("of several paths each has to be a single key")
                }
                keys.append(key)
            }
            column.wireNames = keys
            column.source = .keys(keys)
        } else {
            let path = try pathNode.path("path")
            if path.steps.isEmpty {
                column.source = .item
            } else {
                guard let source = path.source(column) else {
                    throw pathNode.error("the path of a column has to begin with a key")
                }
                column.source = source
                if let key = path.firstKey, path.rest.steps.isEmpty { column.wireNames = [key] }
            }
        }
        return column
    }

    private func type(_ node: CatalogNode) throws(CatalogFileError) -> ColumnType {
        let text = try node.text("type")
        guard let type = ColumnType(rawValue: text.uppercased()) else {
            let known = ColumnType.allCases.map { $0.rawValue.lowercased() }.joined(separator: ", ")
            throw node.error("the type has to be one of \(known), not \(text)")
        }
        return type
    }

    /// `+08:00`.
    private func zone(_ node: CatalogNode) throws(CatalogFileError) -> UTCOffset {
        let text = try node.text("zone")
        guard let match = text.wholeMatch(of: #/([+-])(\d\d):(\d\d)/#), let hours = Int64(match.2),
            hours <= 14,
            let minutes = Int64(match.3), minutes < 60
        else { throw node.error("zone has to be an offset such as +08:00, not \(text)") }
        let seconds = hours * 3600 + minutes * 60
        return .fixed(seconds: match.1 == "-" ? -seconds : seconds)
    }
}
