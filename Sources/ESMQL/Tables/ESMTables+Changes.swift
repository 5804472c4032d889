internal import ESMClient
internal import QueryEngine

extension ESMTables {
    /// A provider for each table, as the site has them.
    ///
    /// - Throws: a ``QueryError`` with the code `catalog` for a change that cannot be made.
    func changed(by changes: [ESMTableChange]) throws(QueryError) -> [any TableProvider] {
        var tables = all
        for change in changes {
            guard let index = tables.firstIndex(where: { $0.schema.name == change.table }) else {
                tables.append(try new(change))
                continue
            }
            guard let table = tables[index] as? ESMTable else {
                throw change.error("\(change.table) is more than one call and cannot be changed")
            }
            tables[index] = try changed(table, by: change)
        }
        return tables
    }

    private func changed(_ table: ESMTable, by change: ESMTableChange) throws(QueryError) -> ESMTable {
        guard change.paging == nil, change.level == nil, change.timeColumn == nil else {
            throw change.error("there is a table \(change.table): its paging, rate and time column stay")
        }
        var schema = table.schema
        for name in change.removedColumns.sorted() {
            guard let index = schema.columns.firstIndex(where: { $0.name == name && !$0.isHidden }) else {
                throw change.error("\(change.table) has no column \(name)")
            }
            guard name != schema.timeColumn else {
                throw change.error("\(change.table) cannot be without its time column \(name)")
            }
            schema.columns.remove(at: index)
            schema.parameters.removeAll { $0.column == name && !$0.isRequired }
        }
        schema.add(change)
        if let summary = change.summary { schema.summary = LocalizedText(summary) }
        try check(schema, change)
        guard let path = change.path else {
            return ESMTable(schema: schema, source: table.source, items: table.items)
        }
        let endpoint = table.source.endpoint.at(path: path)
        try check(endpoint, schema, change)
        return ESMTable(
            schema: schema.read(from: endpoint),
            source: EndpointSource(
                client: client, endpoint: endpoint, defaultWindow: table.source.defaultWindow),
            items: table.items)
    }

    private func new(_ change: ESMTableChange) throws(QueryError) -> ESMTable {
        guard let path = change.path, let paging = change.paging, !change.columns.isEmpty else {
            throw change.error(
                "there is no table \(change.table); a new one needs path, paging and columns")
        }
        guard (paging == .window) == (change.timeColumn != nil) else {
            throw change.error("paging: window and a time column need each other")
        }
        let kind: PagingClass =
            switch paging {
            case .single: .single
            case .offset: .offset
            case .window: .windowLong
            }
        let endpoint = Endpoint(
            change.table, "", path, kind, change.level,
            requiredParameters: change.parameters.filter(\.isRequired).map(\.name))
        var schema = TableSchema.esm(
            change.table, change.summary ?? "", columns: change.columns, parameters: change.parameters,
            timeColumn: change.timeColumn)
        schema.reference = SiteReference(endpoint)
        try check(schema, change)
        try check(endpoint, schema, change)
        return ESMTable(
            schema: schema, source: EndpointSource(client: client, endpoint: endpoint),
            items: AnswerItems.whatever)
    }

    /// Makes sure that what a schema refers to is there.
    private func check(_ schema: TableSchema, _ change: ESMTableChange) throws(QueryError) {
        let names = Set(schema.columns.map(\.name))
        if let parameter = schema.parameters.first(where: { !names.contains($0.column) }) {
            throw change.error(
                "the parameter \(parameter.name) is for a column \(parameter.column), which there is not")
        }
        if let time = schema.timeColumn,
            schema.columns.first(where: { $0.name == time })?.type != .time
        {
            throw change.error("the time column \(time) has to be a column of the type time")
        }
    }

    /// Makes sure that each placeholder of a path has a parameter.
    private func check(
        _ endpoint: Endpoint, _ schema: TableSchema, _ change: ESMTableChange
    ) throws(QueryError) {
        for name in endpoint.pathParameters where !schema.parameters.contains(where: { $0.name == name }) {
            throw change.error("the path's {\(name)} needs a parameter of that name")
        }
    }
}

extension TableSchema {
    /// Adds columns before the hidden ones, and parameters.
    fileprivate mutating func add(_ change: ESMTableChange) {
        for column in change.columns {
            if let index = columns.firstIndex(where: { $0.name == column.name }) {
                columns[index] = column
            } else {
                columns.insert(column, at: columns.firstIndex(where: \.isHidden) ?? columns.endIndex)
            }
        }
        for parameter in change.parameters {
            parameters.removeAll { $0.column == parameter.column }
            parameters.append(parameter)
        }
    }
}
