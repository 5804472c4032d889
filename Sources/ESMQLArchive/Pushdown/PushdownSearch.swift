internal import QueryEngine
internal import SQLSyntax

/// Finds the largest parts of a query that the archive can answer.
struct PushdownSearch {
    private let relations: [String: ArchiveRelation]
    private let text: SourceText
    private let constants: RemoteConstants
    /// Makes the table of a part, by its number from 1.
    private let table: (Int, PushedPart) -> any TableProvider
    private(set) var found = RemoteParts()

    /// A search.
    ///
    /// - Parameters:
    ///   - relations: the tables of the archive, by their names in small letters.
    ///   - text: the text that spans are of.
    ///   - constants: works out expressions that need no row.
    ///   - table: makes the table of a part, by its number from 1.
    init(
        relations: [String: ArchiveRelation], text: String, constants: @escaping RemoteConstants,
        table: @escaping (Int, PushedPart) -> any TableProvider
    ) {
        self.relations = relations
        self.text = SourceText(text)
        self.constants = constants
        self.table = table
    }

    /// Searches a query.
    mutating func run(_ query: Query) {
        visit(query, common: nil, isNested: false)
    }

    private mutating func visit(_ query: Query, common: CommonScope?, isNested: Bool = true) {
        guard reads(query) else { return }
        // The rows of a table are narrowed by what the query around says of them.
        if isNested, Self.isPlain(query) { return }
        if take(query, common) { return }
        var inner = common
        if let with = query.with {
            inner = CommonScope(parent: common, with.tables)
            for table in with.tables { visit(table.query, common: inner) }
        }
        for core in [query.first] + query.compounds.map(\.core) {
            guard case .select(let select) = core else { continue }
            if !query.compounds.isEmpty {
                let alone = Query(first: core, span: core.span)
                guard reads(alone), !Self.isPlain(alone) else { continue }
                if take(alone, inner) { continue }
            }
            for child in select.children { visit(child, inner) }
        }
        for term in query.orderBy { visit(.expression(term.expression), inner) }
    }

    private mutating func visit(_ child: SyntaxChild, _ common: CommonScope?) {
        switch child {
        case .query(let query): visit(query, common: common)
        case .expression(let expression):
            for inner in expression.children { visit(inner, common) }
        }
    }

    /// Whether a query passes on rows of one table and does nothing else with them.
    private static func isPlain(_ query: Query) -> Bool {
        guard query.with == nil, query.compounds.isEmpty, query.limit == nil, query.orderBy.isEmpty,
            case .select(let select) = query.first, select.quantifier != .distinct, select.groupBy.isEmpty,
            select.having == nil, let from = select.from, from.joins.isEmpty, case .table = from.first.source
        else { return false }
        return select.children.allSatisfy { child in
            guard case .expression(let expression) = child else { return false }
            return !SQLTranslator.hasAggregate(expression) && !hasQuery(expression)
        }
    }

    private static func hasQuery(_ expression: Expression) -> Bool {
        expression.children.contains { child in
            switch child {
            case .query: true
            case .expression(let inner): hasQuery(inner)
            }
        }
    }

    /// Takes a query out as a part, where it can be one.
    private mutating func take(_ query: Query, _ common: CommonScope?) -> Bool {
        let translator = SQLTranslator(relations: relations, text: text, constants: constants)
        do throws(NotTranslated) {
            let part = try translator.part(query, common: common)
            let provider = table(found.parts.count + 1, part)
            found.parts.append(
                RemotePart(
                    span: query.span, replacement: part.text(over: provider.schema.name), provider: provider))
            return true
        } catch {
            note(error)
            return false
        }
    }

    /// Notes why a query is no part.
    private mutating func note(_ obstacle: NotTranslated) {
        let words = text.text(of: obstacle.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let place = words.count > 60 ? words.prefix(57) + "…" : words[...]
        let sentence = "\(place): \(obstacle.reason)"
        if !found.obstacles.contains(sentence) { found.obstacles.append(sentence) }
    }

    /// Whether a query names a table of the archive.
    private func reads(_ query: Query) -> Bool {
        let cores = [query.first] + query.compounds.map(\.core)
        if cores.contains(where: { core in
            if case .select(let select) = core, let from = select.from { reads(from) } else { false }
        }) {
            return true
        }
        return query.children.contains(where: reads)
    }

    private func reads(_ child: SyntaxChild) -> Bool {
        switch child {
        case .query(let query): reads(query)
        case .expression(let expression): expression.children.contains(where: reads)
        }
    }

    private func reads(_ from: FromClause) -> Bool {
        ([from.first] + from.joins.map(\.table)).contains { reference in
            switch reference.source {
            case .table(let name):
                name.schema.map { relations["\($0.name).\(name.name.name)".asciiLowercased] != nil }
                    ?? (relations[name.name.name.asciiLowercased] != nil)
            case .join(let inner): reads(inner)
            case .subquery, .function: false
            }
        }
    }
}
