internal import ESMClient
internal import QueryEngine

extension CatalogReader {
    /// A table of an API.
    func table(
        _ name: String, _ node: CatalogNode, paging standard: Paging?, _ secrets: inout [Secret]
    ) throws(CatalogFileError) -> TableDescription {
        let what = "the table \(name)"
        let members = try node.members(
            what,
            [
                "path", "summary", "query", "items", "shape", "total", "paging", "parameters", "columns",
                "example",
            ])
        guard let pathNode = members["path"] else { throw node.error("\(what) needs a path") }
        let path = try pathNode.text("path")
        guard path.hasPrefix("/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !path.contains("?"),
            !path.contains("#")
        else { throw pathNode.error("path has to begin with / and go without blanks, ? and #") }
        guard let columnsNode = members["columns"] else { throw node.error("\(what) needs columns") }
        var columns = try self.columns(columnsNode)
        let parsed = try parameters(members["parameters"], columns: &columns)
        let placeholders = PathTemplate.names(in: path)
        for placeholder in placeholders
        where !parsed.parameters.contains(where: { $0.name == placeholder }) {
            throw pathNode.error("the path's {\(placeholder)} needs a parameter of that name")
        }
        var constants: [ConstantItem] = []
        for (name, _, value) in try members["query"]?.members("query") ?? [] {
            let (text, shown) = try expanded(value, "the value of \(name)", &secrets)
            constants.append(ConstantItem(name: name, value: Secret(text), shown: shown))
        }
        var schema = TableSchema(
            name: name, columns: columns + Self.hiddenColumns,
            parameters: parsed.parameters.map { parameter in
                var parameter = parameter
                if placeholders.contains(parameter.name), parameter.defaultValues.isEmpty {
                    parameter.isRequired = true
                }
                return parameter
            }, timeColumn: parsed.timeColumn,
            summary: LocalizedText(try members["summary"]?.text("summary") ?? ""))
        schema.isWindowOptional = !parsed.isWindowRequired
        schema.example = try members["example"]?.text("example")
        return TableDescription(
            schema: schema, path: path, constants: constants,
            items: try members["items"]?.path("items") ?? .document,
            shape: try members["shape"]?.word("shape", ItemShape.self) ?? .rows,
            total: try members["total"].map { node throws(CatalogFileError) in try total(node) },
            paging: try members["paging"].map { node throws(CatalogFileError) in try self.paging(node) }
                ?? standard ?? Paging(kind: .none),
            bounds: parsed.bounds)
    }

    /// What every table has beside its own columns.
    private static let hiddenColumns = [
        Column("_json", .json, source: .item, isHidden: true, summary: "the whole item as it was sent"),
        Column(
            "_fetched_at", .time, source: .fetchedAt, isHidden: true, summary: "when the page was fetched"),
        Column(
            "_request_id", .text, source: .requestID, isHidden: true,
            summary: "the id that the API gave the request"),
    ]

    private func total(_ node: CatalogNode) throws(CatalogFileError) -> TotalPlace {
        guard node.isMapping else { return .path(try node.path("total")) }
        let members = try node.members("total", ["header", "path"])
        if let header = members["header"] { return .header(try header.text("header")) }
        guard let path = members["path"] else { throw node.error("total needs a path or a header") }
        return .path(try path.path("total"))
    }

    /// How rows are handed out.
    func paging(_ node: CatalogNode) throws(CatalogFileError) -> Paging {
        let members = try node.members(
            "paging", ["kind", "parameter", "first", "next", "size_parameter", "rows", "last_page"])
        guard let kindNode = members["kind"] else { throw node.error("paging needs a kind") }
        let kind = try kindNode.word("kind", PagingWord.self)
        let allowed: Set<String> =
            switch kind {
            case .none: []
            case .offset: ["parameter", "size_parameter", "rows", "last_page"]
            case .page: ["parameter", "first", "size_parameter", "rows", "last_page"]
            case .marker: ["parameter", "next", "size_parameter", "rows"]
            case .link: ["next", "size_parameter", "rows"]
            }
        for (name, key, _) in try node.members("paging") where name != "kind" && !allowed.contains(name) {
            throw key.error("paging of the kind \(kind.rawValue) has no \(name)")
        }
        let parameter = try members["parameter"]?.text("parameter")
        let next = try members["next"]?.path("next")
        var paging = Paging(kind: .none)
        switch kind {
        case .none: break
        case .offset: paging.kind = .offset(parameter: parameter ?? "offset")
        case .page:
            paging.kind = .page(
                parameter: parameter ?? "page", first: try members["first"]?.integer("first", 0...1) ?? 1)
        case .marker:
            guard let next else {
                throw node.error("paging of the kind marker needs next, the marker's path")
            }
            paging.kind = .marker(parameter: parameter ?? "marker", next: next)
        case .link: paging.kind = .link(next: next)
        }
        paging.sizeParameter = try members["size_parameter"]?.text("size_parameter")
        paging.rows = try members["rows"]?.integer("rows", 1...100_000)
        if paging.sizeParameter != nil, paging.rows == nil { throw node.error("size_parameter needs rows") }
        if let last = members["last_page"] {
            paging.endsWithShortPage = try last.word("last_page", LastPage.self) == .short
            guard !paging.endsWithShortPage || paging.rows != nil else {
                throw last.error("last_page: short needs rows")
            }
        }
        return paging
    }

    private enum PagingWord: String, CaseIterable {
        case none, offset, page, marker, link
    }

    private enum LastPage: String, CaseIterable {
        case empty, short
    }
}
