internal import ESMClient
internal import QueryEngine

extension TableSchema {
    /// The table with its Chinese texts, its example, and where its rows come from.
    var documented: TableSchema {
        var table = self
        table.summary.chinese = ChineseTexts.summary(of: name)
        for index in columns.indices {
            table.columns[index].summary.chinese = ChineseTexts.column(columns[index].name, of: name)
        }
        table.example = ExampleQueries.query(of: name)
        table.reference =
            name == "metering_records" ? .metering : Endpoint.of(table: name).map(SiteReference.init)
        return table
    }

    /// The table with its rows from another endpoint than the reference's text says.
    func read(from endpoint: Endpoint) -> TableSchema {
        var table = self
        table.reference = SiteReference(endpoint)
        return table
    }
}

extension Endpoint {
    /// The endpoint that has the rows of a table.
    static func of(table: String) -> Endpoint? { all.first { $0.tableName == table } }

    /// The table whose rows the endpoint is for.
    var tableName: String { Self.tableName(of: name) }

    /// The table whose rows calls of a name are for.
    static func tableName(of name: String) -> String {
        switch name {
        case "metering_job", "metering_job_status": "metering_records"
        default: name
        }
    }
}
