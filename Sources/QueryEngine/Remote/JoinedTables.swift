internal import SQLSyntax

/// Puts in the place of a site's table a query over both its archive and the site.
struct JoinedTables {
    /// The tables that a query names in a FROM and that no common table expression hides, in order, each once.
    static func names(in query: Query) -> [String] {
        var finder = MentionFinder()
        finder.visit(query, hidden: [])
        return finder.mentions.map { $0.name.name.name.asciiLowercased }.uniqued
    }

    /// The changes of the text that make some tables mean other queries, by the tables' names in small letters.
    static func edits(of query: Query, _ meanings: [String: String]) -> [TextEdit] {
        var finder = MentionFinder()
        finder.visit(query, hidden: [])
        return finder.mentions.compactMap { mention in
            guard let meaning = meanings[mention.name.name.name.asciiLowercased] else { return nil }
            let alias = mention.hasAlias ? "" : " as \(mention.name.name.name.quotedIdentifier)"
            return TextEdit(span: mention.name.span, replacement: "(\(meaning))\(alias)")
        }
    }
}

/// Finds the tables that a query names without a schema.
private struct MentionFinder {
    struct Mention {
        var name: TableName
        var hasAlias: Bool
    }

    var mentions: [Mention] = []

    /// Visits a query; `hidden` are the names of the common table expressions around it, in small letters.
    mutating func visit(_ query: Query, hidden: Set<String>) {
        let own = Set((query.with?.tables ?? []).map { $0.name.name.asciiLowercased })
        let hidden = hidden.union(own)
        for table in query.with?.tables ?? [] { visit(table.query, hidden: hidden) }
        for core in [query.first] + query.compounds.map(\.core) {
            switch core {
            case .select(let select):
                if let from = select.from { visit(from, hidden) }
                for child in select.children { visit(child, hidden) }
            case .values(let values):
                for row in values.rows { for value in row { visit(.expression(value), hidden) } }
            }
        }
        for term in query.orderBy { visit(.expression(term.expression), hidden) }
    }

    private mutating func visit(_ from: FromClause, _ hidden: Set<String>) {
        for reference in [from.first] + from.joins.map(\.table) {
            switch reference.source {
            case .table(let name):
                guard name.schema == nil, !hidden.contains(name.name.name.asciiLowercased) else { continue }
                mentions.append(Mention(name: name, hasAlias: reference.alias != nil))
            case .join(let inner): visit(inner, hidden)
            case .subquery, .function: continue
            }
        }
    }

    private mutating func visit(_ child: SyntaxChild, _ hidden: Set<String>) {
        switch child {
        case .query(let query): visit(query, hidden: hidden)
        case .expression(let expression):
            for inner in expression.children { visit(inner, hidden) }
        }
    }
}
