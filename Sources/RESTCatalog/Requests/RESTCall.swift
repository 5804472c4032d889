internal import ESMClient
internal import QueryEngine

/// One scan of a table as requests.
struct RESTCall: Sendable {
    let table: TableDescription
    let request: ScanRequest

    /// Where in the rows a request stands.
    enum Position: Sendable, Hashable {
        /// At the first page.
        case start
        /// Behind so many rows.
        case offset(Int)
        /// At the page of a number.
        case page(Int)
        /// At what the last answer said.
        case marker(String)
        /// At the path, with its query, that the last answer gave.
        case link(String)
    }

    /// The path and query of a request.
    ///
    /// - Parameters:
    ///   - position: where it stands.
    ///   - size: how many rows to ask for.
    /// - Returns: what stands behind the API's address.
    /// - Throws: a ``QueryError`` with the code `invalid-request` where a value cannot be part of a path.
    func target(_ position: Position, size: Int?) throws(QueryError) -> String {
        if case .link(let target) = position { return target }
        for name in table.placeholders {
            let value = request.parameters[name] ?? ""
            // A path of dots would be resolved on the way and call something else.
            guard !value.isEmpty, value != ".", value != ".." else {
                throw QueryError(
                    .site, code: "invalid-request",
                    message: "\(table.schema.name): \(name) cannot be '\(value)' in a path")
            }
        }
        let path = PathTemplate.filled(table.path) { RESTClient.encode(request.parameters[$0] ?? "") }
        let items = table.constants.map { ($0.name, $0.value.reveal()) } + items(position, size: size)
        return Self.joined(
            path, items.map { "\(RESTClient.encode($0.0))=\(RESTClient.encode($0.1))" })
    }

    /// The path and query of the first request, without secrets.
    var shownTarget: String {
        let path = PathTemplate.filled(table.path) { name in
            Self.shown(request.parameters[name] ?? "{\(name)}")
        }
        let constants = table.constants.map { item in
            // A name of the environment stands as the file has it.
            let isPlain = item.value.reveal() == item.shown
            return "\(RESTClient.encode(item.name))=\(isPlain ? RESTClient.encode(item.shown) : item.shown)"
        }
        let items = items(.start, size: table.paging.rows).map {
            "\(RESTClient.encode($0.0))=\(Self.shown($0.1))"
        }
        return Self.joined(path, constants + items)
    }

    /// The parameters of the scan, its window, and those of paging.
    private func items(_ position: Position, size: Int?) -> [(String, String)] {
        let inPath = Set(table.placeholders)
        var items = request.parameters.filter { !inPath.contains($0.key) }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
        if let window = request.window {
            for bound in table.bounds {
                guard bound.isBegin ? window.isBoundedBelow : window.isBoundedAbove,
                    let text = bound.format.text(
                        bound.isBegin ? window.begin : window.end, isBegin: bound.isBegin)
                else { continue }
                items.append((bound.name, text))
            }
        }
        if let parameter = table.paging.sizeParameter, let size { items.append((parameter, String(size))) }
        switch (table.paging.kind, position) {
        case (.offset(let parameter), .start): items.append((parameter, "0"))
        case (.offset(let parameter), .offset(let offset)): items.append((parameter, String(offset)))
        case (.page(let parameter, let first), .start): items.append((parameter, String(first)))
        case (.page(let parameter, _), .page(let page)): items.append((parameter, String(page)))
        case (.marker(let parameter, _), .marker(let marker)): items.append((parameter, marker))
        default: break
        }
        return items
    }

    /// A value that is not known yet stands in braces, which the encoding would hide.
    private static func shown(_ value: String) -> String {
        RESTClient.encode(value).replacing("%7B", with: "{").replacing("%7D", with: "}")
    }

    private static func joined(_ path: String, _ items: [String]) -> String {
        items.isEmpty ? path : "\(path)?\(items.joined(separator: "&"))"
    }
}
