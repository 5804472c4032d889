extension APICall {
    /// The request as EXPLAIN shows it, such as `GET /rest/…/info?page_size=1000&offset_value=0`.
    ///
    /// - Parameters:
    ///   - offset: the value of `offset_value`, in the unit that the site counts.
    ///   - pageSize: the value of `page_size`.
    /// - Returns: the method and the path with its query, percent-encoded.
    public func requestLine(offset: Int, pageSize: Int) -> String {
        "\(endpoint.method) \(requestTarget(offset: offset, pageSize: pageSize))"
    }

    /// The path with its query, as it stands behind the method in the request.
    func requestTarget(offset: Int, pageSize: Int) -> String {
        let query = requestQuery(offset: offset, pageSize: pageSize)
        return query.isEmpty ? requestPath : "\(requestPath)?\(query)"
    }

    /// The path with its placeholders filled in, percent-encoded.
    var requestPath: String {
        endpoint.path.split(separator: "/", omittingEmptySubsequences: false)
            .map { segment in
                guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return String(segment) }
                return PercentEncoding.encode(path[String(segment.dropFirst().dropLast())] ?? "")
            }
            .joined(separator: "/")
    }

    /// The query with window and paging, percent-encoded, without its question mark.
    func requestQuery(offset: Int, pageSize: Int) -> String {
        var items = query
        if let window {
            items.append(QueryItem("begin_time", String(window.begin)))
            items.append(QueryItem("end_time", String(window.end)))
        }
        if endpoint.paging.usesOffset {
            items.append(QueryItem("page_size", String(pageSize)))
            items.append(QueryItem("offset_value", String(offset)))
        }
        return items.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
    }
}
